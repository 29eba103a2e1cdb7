package org.guildbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code performance.md} and {@code performance.json}. */
record Report(Lab lab) {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path SCRATCH = Path.of("target");

    private static final String PAGE = "performance.md";

    /** The last section of the page says what the figures mean. */
    private static final String BY_HAND = "\n## Where the time goes";

    private static final int DIGITS = 4;

    private static final String TITLE = """
            # Performance

            Written by `./mvnw -Pbench verify`; the same figures by name are in [performance.json](performance.json). Everything was
            measured in one run on one server. Contenders took turns, a few seconds each; figures are medians over the rounds,
            ± is half the distance between the slowest and the fastest round, and ratios are medians of the ratios within a
            round. Other machines give other figures: look at the ratios.

            """;

    /** What there is so far. */
    void keep() {
        write(SCRATCH, "");
    }

    /** In place of the figures before; what was written by hand about them stays. */
    void publish() {
        try {
            String before = Files.readString(DOCS.resolve(PAGE));
            int byHand = before.indexOf(BY_HAND);
            write(DOCS, byHand < 0 ? "" : before.substring(byHand));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path folder, String end) {
        try {
            Files.writeString(folder.resolve(PAGE), TITLE + lab.page() + end);
            Files.writeString(folder.resolve("performance.json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lab.progress("wrote " + folder.resolve(PAGE));
    }

    private String json() {
        return lab.figures().entrySet().stream().map(Report::line).collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String line(Map.Entry<String, Double> figure) {
        BigDecimal rounded = new BigDecimal(figure.getValue()).round(new MathContext(DIGITS));
        return "  \"%s\": %s".formatted(figure.getKey(), rounded.toPlainString());
    }
}
