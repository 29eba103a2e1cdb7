package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads what can be written in one way only, so that no two texts mean the same. */
final class StrictText {

    private StrictText() {}

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8: " + e.getMessage());
        }
    }

    /** Standard base 64 with padding. */
    static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new MalformedException("not base 64: " + text);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A hash in base 64. */
    static byte[] hash(String base64) {
        byte[] hash = base64(base64);
        if (hash.length != EntryHash.BYTES) {
            throw new MalformedException("a hash has 32 bytes, not " + hash.length);
        }
        return hash;
    }

    /** A decimal number without sign and without leading zeros, below 2^63. */
    static long decimal(String digits) {
        try {
            long number = Long.parseLong(digits);
            if (number >= 0 && Long.toString(number).equals(digits)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new MalformedException("not a decimal number: " + digits);
    }
}
