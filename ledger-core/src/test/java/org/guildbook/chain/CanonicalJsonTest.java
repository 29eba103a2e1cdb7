package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void keys_are_sorted_at_every_depth() {
        assertThat(json(Map.of("b", List.of(1, Map.of("z", true, "a", false)), "B", "x", "a1", 0L)))
                .isEqualTo("{\"B\":\"x\",\"a1\":0,\"b\":[1,{\"a\":false,\"z\":true}]}");
        assertThat(json(Map.of())).isEqualTo("{}");
        assertThat(json(List.of())).isEqualTo("[]");
    }

    @Test
    void strings_are_escaped_as_in_rfc_8785() {
        // The string of the example in RFC 8785, section 3.2.2.
        assertThat(json("\u20ac$\u000F\nA'B\"\\\\\"/")).isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(json("\b\t\n\f\r\u0000\u001f\u007f\u0080"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u0080\"");
        assertThat(json("\ud83d\ude02 <script>&")).isEqualTo("\"\ud83d\ude02 <script>&\"");
        assertThat(json("会员")).isEqualTo("\"会员\"");
    }

    @Test
    void integers_reach_the_largest_exact_double() {
        assertThat(json(9_007_199_254_740_991L)).isEqualTo("9007199254740991");
        assertThat(json(-9_007_199_254_740_991L)).isEqualTo("-9007199254740991");
        refused(9_007_199_254_740_992L);
        refused(-9_007_199_254_740_992L);
        refused(Long.MIN_VALUE);
    }

    @Test
    void what_could_be_written_in_two_ways_is_refused() {
        refused(null);
        refused(1.0);
        refused(new int[] {1});
        refused("e\u0301");
        refused("\u2126");
        refused("\ud800");
        refused("\udc00\ud800");
        refused("\ud800x");
        refused(Collections.singletonList(null));
        refused(Collections.singletonMap("a", null));
        refused(Map.of(1, 2));
        refused(Map.of("", 2));
        refused(Map.of("ä", 2));
        refused(Map.of("a b", 2));
        refused(Map.of("a\"", 2));
    }

    @Test
    void fields_that_are_canonical_already_are_joined() {
        SortedMap<String, byte[]> fields = new TreeMap<>(Map.of("b", bytes("[1]"), "a", bytes("\"x\"")));
        assertThat(text(CanonicalJson.object(fields))).isEqualTo("{\"a\":\"x\",\"b\":[1]}");
        SortedMap<String, byte[]> reversed = new TreeMap<>(Collections.reverseOrder());
        reversed.putAll(fields);
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalJson.object(reversed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "01",
                "-0",
                "+1",
                "1.0",
                "1e3",
                "9007199254740992",
                "99999999999999999999",
                "null",
                "tru",
                "nul",
                "[1,]",
                "[1 ]",
                "[,1]",
                "[1",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,}",
                "{\"a\"1}",
                "{a:1}",
                "{\"a\":null}",
                "{\"\\u0061\":1}",
                "\"\\u0041\"",
                "\"\\u000F\"",
                "\"\\/\"",
                "\"\n\"",
                "\"",
                "\"\\",
                "\"\\ud800\"",
                "\"\\u00\"",
                "\"e\u0301\"",
                "1 2",
                "{}{}",
                "{\"ä\":1}"
            })
    void only_the_canonical_form_is_read(String text) {
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalReader.read(bytes(text)));
    }

    @Test
    void only_utf_8_is_read() {
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        byte[] byteOrderMark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '1'};
        for (byte[] bytes : List.of(overlong, surrogate, byteOrderMark)) {
            assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalReader.read(bytes));
        }
    }

    @Test
    void nesting_is_bounded() {
        int most = CanonicalReader.MAX_DEPTH;
        assertThat(CanonicalReader.read(bytes("[".repeat(most) + "]".repeat(most))))
                .isInstanceOf(List.class);
        byte[] deeper = bytes("[".repeat(most + 1) + "]".repeat(most + 1));
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalReader.read(deeper));
    }

    @Test
    void what_is_written_is_read_again() {
        Random random = new Random(8785);
        for (int i = 0; i < 2_000; i++) {
            Object value = value(random, 4);
            assertThat(CanonicalReader.read(CanonicalJson.write(value))).isEqualTo(value);
        }
    }

    @Test
    void a_field_is_found_without_reading_the_others() {
        Random random = new Random(8786);
        for (int i = 0; i < 2_000; i++) {
            SortedMap<String, Object> fields = new TreeMap<>();
            for (int size = random.nextInt(5); size > 0; size--) {
                fields.put("k" + random.nextInt(10), value(random, 3));
            }
            byte[] object = CanonicalJson.write(fields);
            for (int key = 0; key < 10; key++) {
                String name = "k" + key;
                assertThat(CanonicalField.of(object, name).map(CanonicalReader::read))
                        .isEqualTo(Optional.ofNullable(fields.get(name)));
            }
        }
    }

    @Test
    void a_field_of_a_cut_object_is_refused() {
        String object = "{\"a\":[{\"b\":\"]}\\\"\"}],\"c\":1}";
        assertThat(CanonicalField.of(bytes(object), "c").map(CanonicalReader::read))
                .contains(1L);
        for (int length = 0; length < object.length(); length++) {
            byte[] cut = bytes(object.substring(0, length));
            assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalField.of(cut, "none"));
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> random.nextLong(-CanonicalJson.MAX_INTEGER, CanonicalJson.MAX_INTEGER + 1);
            case 1 -> random.nextBoolean();
            case 2 -> string(random);
            case 3 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new TreeMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put("k" + random.nextInt(100), value(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String string(Random random) {
        int[] alphabet = {0, 1, 8, 9, 10, 31, ' ', '"', '\\', '/', 'a', 'Z', 0x7f, 0xe4, 0x4f1a, 0x1f602, 0x10ffff};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static void refused(@Nullable Object value) {
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalJson.write(value));
    }

    private static String json(Object value) {
        return text(CanonicalJson.write(value));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
