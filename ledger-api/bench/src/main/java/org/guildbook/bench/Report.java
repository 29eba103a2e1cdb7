package org.guildbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code performance.md} and {@code performance.json}: in {@code docs} after a complete run, otherwise in {@code target}. */
record Report(Lab lab) {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path SCRATCH = Path.of("target");

    private static final int DIGITS = 4;

    private static final String TITLE = """
            # Performance

            Written by `./mvnw -Pbench verify`; the same figures by name are in [performance.json](performance.json). Everything was
            measured in one run on one server. Contenders took turns, a few seconds each; figures are medians over the rounds,
            ± is half the distance between the slowest and the fastest round, and ratios are medians of the ratios within a
            round. Other machines give other figures: look at the ratios.

            """;

    void write() {
        Path folder = lab.options().complete() ? DOCS : SCRATCH;
        try {
            Files.writeString(folder.resolve("performance.md"), TITLE + lab.page());
            Files.writeString(folder.resolve("performance.json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lab.progress("wrote " + folder.resolve("performance.md"));
    }

    private String json() {
        return lab.figures().entrySet().stream().map(Report::line).collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String line(Map.Entry<String, Double> figure) {
        BigDecimal rounded = new BigDecimal(figure.getValue()).round(new MathContext(DIGITS));
        return "  \"%s\": %s".formatted(figure.getKey(), rounded.toPlainString());
    }
}
