package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalScannerTest {

    private static final int MUTATIONS = 200_000;

    private final CanonicalScanner scanner = new CanonicalScanner();

    @Test
    void it_tells_where_the_values_lie() {
        byte[] object = bytes("{\"a\":1,\"bc\":[{\"a\":true}],\"d\":\"x\"}");
        assertThat(scanner.scan(object, 0, object.length)).isTrue();
        int field = scanner.field(bytes("bc"));
        assertThat(new String(
                        object, scanner.from(field), scanner.to(field) - scanner.from(field), StandardCharsets.UTF_8))
                .isEqualTo("[{\"a\":true}]");
        assertThat(scanner.field(bytes("b"))).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "{}x",
                "{\"a\":1",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":-}",
                "{\"a\":9007199254740992}",
                "{\"a\":12345678901234567}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,}",
                "{\"\":1}",
                "{\"a\": 1}",
                "{\"a\":1.0}",
                "{\"a\":tru}",
                "{\"a\":null}",
                "{\"a b\":1}",
                "{\"a\":[1,]}"
            })
    void what_is_not_canonical_is_not_accepted(String text) {
        assertThat(scanner.scan(bytes(text), 0, bytes(text).length)).isFalse();
    }

    @Test
    void of_plain_text_it_says_what_the_reader_says() {
        byte[] object = CanonicalJson.write(Map.of(
                "at", "2026-01-01T00:00:00.000421Z",
                "list", List.of(1, -20, 0, CanonicalJson.MAX_INTEGER, "x", true, List.of(), Map.of()),
                "nested", Map.of("a", false, "b", Map.of("c", List.of("d", "e")))));
        String alphabet = "{}[]\",:-0129atruefls\\ \u00e9\u0001";
        Random random = new Random(5);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(object, bytes(alphabet), random);
            boolean scanned = scanner.scan(mutated, 0, mutated.length);
            boolean canonical = isCanonical(mutated);
            if ((scanner.isPlain() && scanned) || canonical) {
                assertThat(scanned)
                        .as(new String(mutated, StandardCharsets.UTF_8))
                        .isEqualTo(canonical);
            }
        }
    }

    private static boolean isCanonical(byte[] bytes) {
        try {
            CanonicalReader.object(bytes);
            return true;
        } catch (NotCanonicalException _) {
            return false;
        }
    }

    private static byte[] mutated(byte[] original, byte[] alphabet, Random random) {
        byte[] mutated = original.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(mutated.length);
            int kind = random.nextInt(3);
            if (kind == 0) {
                mutated[at] = alphabet[random.nextInt(alphabet.length)];
            } else if (kind == 1) {
                System.arraycopy(mutated, at + 1, mutated, at, mutated.length - at - 1);
                mutated = Arrays.copyOf(mutated, mutated.length - 1);
            } else {
                byte[] longer = Arrays.copyOf(mutated, mutated.length + 1);
                System.arraycopy(mutated, at, longer, at + 1, mutated.length - at);
                mutated = longer;
            }
        }
        return mutated;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
