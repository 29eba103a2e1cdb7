package org.guildbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/** What it was measured on, in Markdown. */
final class Machine {

    private static final int SYNCS = 400;

    /** A page of PostgreSQL's log. */
    private static final int SYNC_BYTES = 8_192;

    private Machine() {}

    static String markdown(Lab lab) {
        double micros = fdatasyncMicros();
        lab.figure("machine.fdatasync_micros", micros);
        lab.figure("machine.cores", Runtime.getRuntime().availableProcessors());
        String settings = Server.SETTINGS.entrySet().stream()
                .map(setting -> "`%s=%s`".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(", "));
        return """
                | | |
                |---|---|
                | processor | %s, %d cores, shared by the JVM, PostgreSQL and the load |
                | memory | %s |
                | disk | fdatasync after writing 8 kB: %.0f µs in the median |
                | system | %s %s, Java %s, heap of %,d MB at most |
                | PostgreSQL | %s, fresh data folder, %s |""".formatted(
                        line("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/meminfo", "MemTotal"),
                        micros,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        lab.server().version(),
                        settings);
    }

    /** The value of the first line that begins with {@code key}; unknown elsewhere than on Linux. */
    private static String line(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static double fdatasyncMicros() {
        Path file = Server.FOLDER.resolve("fdatasync");
        double[] micros = new double[SYNCS];
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int i = 0; i < SYNCS; i++) {
                channel.write(ByteBuffer.allocate(SYNC_BYTES), 0);
                long began = System.nanoTime();
                channel.force(false);
                micros[i] = (System.nanoTime() - began) / 1e3;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Medians.of(micros);
    }
}
