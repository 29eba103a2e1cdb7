package org.guildbook.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the comparisons one after the other. What is there after each of them is in {@code target/performance.md} and
 * {@code .json}; a complete run in which none failed rewrites those in {@code docs}. One that fails is told, leaves the others
 * alone and makes the exit code 1.
 */
public final class Bench {

    private static final List<Part> PARTS = List.of(
            new AppendPart(),
            new PeersPart(),
            new LogSizePart(),
            new LongAccountPart(),
            new SlowDiskPart(),
            new StoragePart(),
            new VerificationPart(),
            new BundlePart(),
            new RebuildPart());

    private Bench() {}

    public static void main(String[] arguments) {
        Options options = Options.ofSystemProperties();
        List<String> known = PARTS.stream().map(Part::name).toList();
        options.only().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("no part is called %s; there are %s".formatted(name, known));
                });
        List<String> failed = new ArrayList<>();
        try (Lab lab = new Lab(options)) {
            lab.write(Machine.markdown(lab));
            Report report = new Report(lab);
            // Nobody should take what an earlier run has left for this one's.
            report.keep();
            PARTS.stream().filter(part -> options.wants(part.name())).forEach(part -> {
                if (!ran(part, lab)) {
                    failed.add(part.name());
                }
                report.keep();
            });
            if (failed.isEmpty() && options.complete()) {
                report.publish();
            }
            lab.progress(failed.isEmpty() ? "done" : "FAILED: " + String.join(", ", failed));
        }
        // What failed may have left threads behind.
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static boolean ran(Part part, Lab lab) {
        lab.progress(part.name());
        try {
            part.run(lab);
            return true;
        } catch (RuntimeException | Error e) {
            lab.progress(part.name() + " FAILED");
            e.printStackTrace();
            return false;
        }
    }
}
