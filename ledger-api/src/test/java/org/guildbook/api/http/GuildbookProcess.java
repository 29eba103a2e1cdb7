package org.guildbook.api.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guildbook.api.GuildbookApplication;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The application in a process of its own, with the users of {@link TestUsers}, so that it can be killed. */
final class GuildbookProcess {

    private static final long START_WAIT_SECONDS = 120;
    private static final long STOP_WAIT_SECONDS = 30;

    /** The line that greets whoever started it. */
    private static final Pattern ADDRESS = Pattern.compile("Guildbook.*http://localhost:(\\d+)");

    private final Process application;
    private final Path folder;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private GuildbookProcess(Process application, Path folder) {
        this.application = application;
        this.folder = folder;
    }

    /** Starts it on the data in the folder, and returns when it answers. */
    static GuildbookProcess start(Path folder) throws Exception {
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // It lives for seconds: starting fast counts, not running fast.
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuildbookApplication.class.getName(),
                        "--spring.main.sources=" + TestUsers.class.getName(),
                        "--server.port=0",
                        "--guildbook.demo.enabled=false",
                        "--guildbook.database.embedded.port=0",
                        "--guildbook.database.embedded.directory=" + folder.resolve("postgres"),
                        // A killed process holds its read models' tokens for some seconds.
                        "--guildbook.limits.wait-for-position-millis=30000",
                        "--guildbook.limits.requests-per-minute-and-client=100000",
                        "--guildbook.limits.requests-per-minute-and-address=1000000")
                .redirectErrorStream(true)
                .start();
        GuildbookProcess started = new GuildbookProcess(application, folder);
        Thread.ofVirtual().start(started::listen);
        try {
            started.port();
            return started;
        } catch (ExecutionException | TimeoutException e) {
            started.stop();
            throw e;
        }
    }

    /** Passes on what the application says, so that it never waits for a reader. */
    private void listen() {
        try (BufferedReader output = application.inputReader()) {
            output.lines().forEach(line -> {
                System.out.println("guildbook " + application.pid() + ": " + line);
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    port.complete(Integer.valueOf(address.group(1)));
                }
            });
            port.completeExceptionally(new IllegalStateException("the application ended before it answered"));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    int port() throws InterruptedException, ExecutionException, TimeoutException {
        return port.get(START_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Its database, behind its back. */
    DataSource dataSource() throws IOException {
        String port = Files.readAllLines(postmasterFile()).get(3).strip();
        String password = Files.readString(folder.resolve("postgres.password")).strip();
        return new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%s/guildbook".formatted(port), "guildbook", password);
    }

    /** SIGKILL for the application; its database is left behind. */
    void kill() {
        application.destroyForcibly();
    }

    /**
     * SIGKILL for the database and, once that has ended, for the application: what was not written to a file is gone, and
     * what is acknowledged in between was never recorded.
     */
    void killWithDatabase() {
        killNow(database().orElseThrow());
        application.destroyForcibly();
    }

    private static void killNow(ProcessHandle database) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(database), database.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process ->
                process.onExit().orTimeout(STOP_WAIT_SECONDS, TimeUnit.SECONDS).join());
    }

    void awaitEnd() throws InterruptedException {
        if (!application.waitFor(STOP_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + application.pid() + " has not ended");
        }
    }

    private Path postmasterFile() {
        return folder.resolve("postgres").resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> database() {
        try {
            return Files.exists(postmasterFile())
                    ? ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(postmasterFile()).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Stops the application as its user would, and whatever is still running by force. */
    void stop() throws InterruptedException {
        application.destroy();
        if (!application.waitFor(STOP_WAIT_SECONDS, TimeUnit.SECONDS)) {
            application.destroyForcibly();
            awaitEnd();
        }
        database().ifPresent(GuildbookProcess::killNow);
    }
}
