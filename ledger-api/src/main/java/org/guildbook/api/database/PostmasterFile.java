package org.guildbook.api.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code postmaster.pid}: tells whether a PostgreSQL server runs on a data folder, and stops it. */
final class PostmasterFile {

    /** A stopping server writes all it holds to disk first. */
    static final Duration STOP_WAIT = Duration.ofMinutes(1);

    private final Path folder;

    PostmasterFile(Path folder) {
        this.folder = folder;
    }

    /** The server that runs on the folder; empty when the file is missing, or left behind by a dead process. */
    Optional<ProcessHandle> server() {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            long process = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(process).filter(PostmasterFile::isPostgres);
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseFailure(
                    "%s cannot be read, so it is unknown whether a server runs.".formatted(file),
                    "Stop any PostgreSQL server on this folder and remove the file.",
                    e);
        }
    }

    /** A number may have gone to another process after a reboot. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .orElse(false);
    }

    /** Stops a server that an earlier run left behind when it was halted; its clients are gone with it. */
    void stop(ProcessHandle server) {
        Path pgCtl = Path.of(server.info().command().orElseThrow()).resolveSibling("pg_ctl");
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                pgCtl.toString(),
                "-D",
                folder.toString(),
                "-m",
                "fast",
                "-t",
                Long.toString(STOP_WAIT.toSeconds()),
                "-w",
                "stop"));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw notStopped(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStopped(server, e);
        }
        await(server);
    }

    /** Waits until the server has ended. */
    void await(ProcessHandle server) {
        CompletableFuture<ProcessHandle> end = server.onExit();
        try {
            end.get(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw notStopped(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStopped(server, e);
        }
    }

    private DatabaseFailure notStopped(ProcessHandle server, Exception cause) {
        return new DatabaseFailure(
                "The PostgreSQL server on %s (process %d) did not stop.".formatted(folder, server.pid()),
                "Stop it by hand, then start Guildbook again.",
                cause);
    }
}
