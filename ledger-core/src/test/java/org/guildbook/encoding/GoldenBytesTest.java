package org.guildbook.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.guildbook.journal.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stored bytes of every released kind of fact, one field a line: a change here is a change of the format. */
class GoldenBytesTest {

    private static final long SEED = 20260101;

    static Stream<EventCatalogue.Kind> kinds() {
        return EventCatalogue.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_fact_is_stored_as_it_always_was(EventCatalogue.Kind kind) throws IOException {
        String actual = lines(StoredEntries.draft(new SeededFacts(SEED).fact(kind)));

        assertThat(golden(kind))
                .as("src/test/resources/golden/%s.json must hold:%n%s", kind, actual)
                .isEqualTo(actual);
    }

    @Test
    void no_golden_file_is_left_of_a_fact_that_is_gone() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(GoldenBytesTest.class.getResource("/golden"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            kinds().map(kind -> kind + ".json").toList());
        }
    }

    private static String golden(EventCatalogue.Kind kind) throws IOException {
        try (InputStream file = GoldenBytesTest.class.getResourceAsStream("/golden/" + kind + ".json")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String lines(Draft draft) {
        return "{\"open\":{\n" + fields(draft.open()) + "},\n\"sealed\":{\n" + fields(draft.sealed()) + "}}\n";
    }

    private static String fields(SortedMap<String, byte[]> fields) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, byte[]> field : fields.entrySet()) {
            lines.append('"')
                    .append(field.getKey())
                    .append("\":")
                    .append(new String(field.getValue(), StandardCharsets.UTF_8))
                    .append(field.getKey().equals(fields.lastKey()) ? "\n" : ",\n");
        }
        return lines.toString();
    }
}
