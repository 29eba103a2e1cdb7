package org.guildbook.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU time, in microseconds: what can be compared even when the machine is busy with something else.
 *
 * @param jvmMicros of this process, contender and load together
 * @param postgresMicros of the server and its children, those that ended included; 0 where there is no {@code /proc}
 * @param machineMicros of everything that ran
 */
record Cpu(long jvmMicros, long postgresMicros, long machineMicros) {

    /** Linux counts CPU time in hundredths of a second. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final Path PROC = Path.of("/proc");

    /** Fields of {@code /proc/<pid>/stat} after the name, from 0. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    /** What was used until now, by this process and by the server whose first process is {@code postmaster}. */
    static Cpu used(long postmaster) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long jvm = system.getProcessCpuTime() / 1_000;
        return Files.exists(PROC.resolve("stat")) ? new Cpu(jvm, server(postmaster), machine()) : new Cpu(jvm, 0, 0);
    }

    Cpu since(Cpu before) {
        return new Cpu(
                jvmMicros - before.jvmMicros,
                postgresMicros - before.postgresMicros,
                machineMicros - before.machineMicros);
    }

    private static long server(long postmaster) {
        long ticks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                List<String> stat = stat(process);
                if (stat.isEmpty()) {
                    continue;
                }
                boolean first = process.endsWith(Long.toString(postmaster));
                if (first || Long.parseLong(stat.get(PARENT)) == postmaster) {
                    ticks += ticks(stat, USER) + ticks(stat, SYSTEM);
                }
                if (first) {
                    ticks += ticks(stat, ENDED_CHILDREN_USER) + ticks(stat, ENDED_CHILDREN_SYSTEM);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be listed", e);
        }
        return ticks * MICROS_PER_TICK;
    }

    /** The fields after the name, which may hold spaces; empty if the process has just ended. */
    private static List<String> stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long ticks(List<String> stat, int field) {
        return Long.parseLong(stat.get(field));
    }

    /** User, nice, system, interrupts and stolen time; not idle, not waiting for a disk. */
    private static long machine() {
        try {
            List<String> fields = new ArrayList<>(
                    List.of(Files.readAllLines(PROC.resolve("stat")).getFirst().split(" +", -1)));
            long ticks = 0;
            for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
                ticks += Long.parseLong(fields.get(field));
            }
            return ticks * MICROS_PER_TICK;
        } catch (IOException e) {
            throw new IllegalStateException("/proc/stat cannot be read", e);
        }
    }
}
