package org.guildbook.bench;

import java.util.List;

/** Runs the comparisons one after the other; a complete run rewrites {@code docs/performance.md} and {@code .json}. */
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
        try (Lab lab = new Lab(options)) {
            lab.write(Machine.markdown(lab));
            PARTS.stream().filter(part -> options.wants(part.name())).forEach(part -> {
                lab.progress(part.name());
                part.run(lab);
            });
            new Report(lab).write();
        }
    }
}
