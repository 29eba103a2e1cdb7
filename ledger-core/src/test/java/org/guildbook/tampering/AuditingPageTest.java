package org.guildbook.tampering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the tables of {@code docs/auditing.md}: what is tested is what is printed. */
class AuditingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "auditing.md");

    private static final String BEGIN = "<!-- tampering: printed by AuditingPageTest -->\n";
    private static final String END = "<!-- /tampering -->\n";

    private static final String FITS = "–";

    @Test
    void the_tables_on_the_page_are_the_data_of_the_tests() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
        String current = page.substring(0, begin) + tables() + page.substring(end);
        if (Boolean.getBoolean("guildbook.docs.write")) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE))
                .as("stale: run with -Dguildbook.docs.write=true and look at the difference")
                .isEqualTo(current);
    }

    private static String tables() {
        return "\n### The log\n\n"
                + grid("what is done", Attacks.ALL)
                + "\n### What only looks like it\n\n"
                + grid("what happens", Attacks.HARMLESS)
                + "\n### The data file\n\n| what is done | by whom it is noticed |\n|---|---|\n"
                + "| a bit of the entry at 4, the server stopped | %s |\n".formatted(DataFileTest.WITH_CHECKSUMS)
                + "| the same, page checksums off or renewed | %s |\n".formatted(DataFileTest.WITHOUT_CHECKSUMS)
                + "\n### Every column\n\n"
                + edits(Edits.OF_COLUMNS)
                + "\n### Rows\n\n"
                + edits(Edits.OF_ROWS)
                + "\n";
    }

    private static String grid(String title, List<Attack> attacks) {
        StringBuilder grid = new StringBuilder("| " + title + " | "
                + Arrays.stream(Detector.values()).map(Detector::title).collect(Collectors.joining(" | ")) + " |\n|---"
                + "|---".repeat(Detector.values().length) + "|\n");
        for (Attack attack : attacks) {
            grid.append("| ").append(attack.what()).append(" |");
            for (Detector by : Detector.values()) {
                grid.append(' ').append(attack.seen().getOrDefault(by, FITS)).append(" |");
            }
            grid.append('\n');
        }
        return grid.toString();
    }

    private static String edits(List<Edit> edits) {
        return "| changed | how | by the role of the application | past all triggers |\n|---|---|---|---|\n"
                + edits.stream()
                        .map(edit -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        edit.target(),
                                        edit.what(),
                                        edit.admitted() ? "possible" : "refused",
                                        edit.seen().inWords()))
                        .collect(Collectors.joining());
    }
}
