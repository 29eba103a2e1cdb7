package org.guildbook.bench;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A second server with the same settings, on which each fdatasync takes 2 ms longer. */
final class SlowDisk {

    private static final String SOURCE = "/slow_fdatasync.c";

    private static final int START_WAIT_SECONDS = 60;

    private SlowDisk() {}

    /** Compiles what is preloaded with {@code cc}; Linux only. */
    static Server start(Server like) {
        try {
            Path library = compiled();
            Path postgres = Path.of(like.postmaster().info().command().orElseThrow());
            Path data = Server.FOLDER.resolve("slow");
            FileSystemUtils.deleteRecursively(data);
            Commands.run(asNobody(
                    postgres.resolveSibling("initdb").toString(),
                    "-D",
                    data.toString(),
                    "-A",
                    "trust",
                    "-U",
                    Server.USER,
                    "--encoding=UTF-8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            int port = freePort();
            List<String> command = asNobody(postgres.toString(), "-D", data.toString(), "-p", Integer.toString(port));
            Server.SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Server.FOLDER.resolve("slow.log").toFile());
            builder.environment().put("LD_PRELOAD", library.toString());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            awaitReady(port, process);
            return new Server(port, process.toHandle(), () -> {
                stop(process);
                FileSystemUtils.deleteRecursively(data);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the server on a slow disk did not start", e);
        }
    }

    private static Path compiled() throws IOException {
        Path source = Server.FOLDER.resolve("slow_fdatasync.c");
        Path library = Server.FOLDER.resolve("slow_fdatasync.so");
        try (InputStream text = Objects.requireNonNull(SlowDisk.class.getResourceAsStream(SOURCE))) {
            Files.copy(text, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Commands.run(List.of("cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl"));
        return library;
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asNobody(String... command) {
        List<String> whole = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(int port, Process process) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, Server.USER);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_WAIT_SECONDS);
        while (true) {
            try (Connection _ = DriverManager.getConnection(url, Server.USER, "")) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(Files.readString(Server.FOLDER.resolve("slow.log")), e);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }

    private static void stop(Process process) throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }
}
