package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Words that stand nowhere but where a test puts them, and how to find them again. */
final class Marks {

    /** Long enough to be found in base64, wherever it begins. */
    private static final String COMMON = "plantedplanted";

    static final List<String> FORMS = Stream.concat(
                    Stream.of(COMMON, HexFormat.of().formatHex(COMMON.getBytes(UTF_8))),
                    IntStream.of(0, 1, 2).mapToObj(Marks::inBase64))
            .toList();

    /** A new one, of 39 characters. */
    static String next() {
        return COMMON + UUID.randomUUID().toString().replace("-", "").substring(0, 25);
    }

    /** Whether one of them stands in the text, as it is, in hex or in base64. */
    static boolean in(String text) {
        return FORMS.stream().anyMatch(text::contains);
    }

    /** The letters that do not depend on what stands before, if so many bytes of a group of three do, and behind. */
    private static String inBase64(int before) {
        byte[] bytes = COMMON.getBytes(UTF_8);
        int skipped = (3 - before) % 3;
        int whole = (bytes.length - skipped) / 3 * 3;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, skipped, skipped + whole));
    }

    private Marks() {}
}
