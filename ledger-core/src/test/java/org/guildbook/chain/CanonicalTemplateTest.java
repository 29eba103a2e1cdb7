package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalTemplateTest {

    @Test
    void filling_gives_the_same_bytes_as_rendering_everything_at_once() {
        TreeMap<String, byte[]> known = new TreeMap<>(Map.of("b", json("{\"x\":1}"), "d", json("\"y\"")));
        CanonicalTemplate template = CanonicalTemplate.of(known, Set.of("a", "c", "e"));
        assertThat(text(template.fill(json("1"), json("[\"é\"]"), json("true"))))
                .isEqualTo("{\"a\":1,\"b\":{\"x\":1},\"c\":[\"é\"],\"d\":\"y\",\"e\":true}");
    }

    @Test
    void a_template_without_gaps_is_the_object() {
        assertThat(text(CanonicalTemplate.of(new TreeMap<>(Map.of("b", json("1"))), Set.of())
                        .fill()))
                .isEqualTo("{\"b\":1}");
    }

    @Test
    void every_gap_needs_a_value() {
        CanonicalTemplate template = CanonicalTemplate.of(new TreeMap<>(), Set.of("a"));
        assertThatIllegalArgumentException().isThrownBy(template::fill);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
