package org.guildbook.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A receipt as the short text of a QR code: {@code GUILDBOOK:}, then the receipt in zlib in base 45 (RFC 9285). */
public final class CompactReceipt {

    /** How the text begins. */
    public static final String PREFIX = "GUILDBOOK:";

    /** A longer receipt is not unpacked: none is, as leaf, sealed part and proof have their limits. */
    static final int MAX_BYTES = 2_000_000;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = 45;
    private static final int CHUNK_BYTES = 8_192;

    private CompactReceipt() {}

    /** Whether the bytes claim to be such a text. */
    public static boolean is(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, PREFIX.length()), StandardCharsets.US_ASCII).equals(PREFIX);
    }

    public static String write(byte[] receipt) {
        StringBuilder text = new StringBuilder(PREFIX);
        byte[] packed = pack(receipt);
        for (int i = 0; i < packed.length; i += 2) {
            boolean pair = i + 1 < packed.length;
            int number = pair ? ((packed[i] & 0xff) << 8) | (packed[i + 1] & 0xff) : packed[i] & 0xff;
            for (int digit = 0; digit < (pair ? 3 : 2); digit++) {
                text.append(DIGITS.charAt(number % BASE));
                number /= BASE;
            }
        }
        return text.toString();
    }

    /** Reads what {@link #write} writes; white space at the end is what editors leave there. */
    public static byte[] read(byte[] bytes) {
        String text = StrictText.utf8(bytes).stripTrailing();
        if (!text.startsWith(PREFIX) || (text.length() - PREFIX.length()) % 3 == 1) {
            throw new MalformedException("a receipt as text begins with " + PREFIX + " and is whole");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = PREFIX.length(); i < text.length(); i += 3) {
            int digits = Math.min(3, text.length() - i);
            int number = 0;
            for (int digit = digits - 1; digit >= 0; digit--) {
                number = number * BASE + digit(text.charAt(i + digit));
            }
            if (number >= (digits == 3 ? 1 << 16 : 1 << 8)) {
                throw new MalformedException("not base 45");
            }
            if (digits == 3) {
                packed.write(number >> 8);
            }
            packed.write(number);
        }
        return unpack(packed.toByteArray());
    }

    private static int digit(char c) {
        int digit = DIGITS.indexOf(c);
        if (digit < 0) {
            throw new MalformedException("not a digit of base 45: " + c);
        }
        return digit;
    }

    private static byte[] pack(byte[] bytes) {
        try (Deflater zlib = new Deflater(Deflater.BEST_COMPRESSION)) {
            zlib.setInput(bytes);
            zlib.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!zlib.finished()) {
                packed.write(chunk, 0, zlib.deflate(chunk));
            }
            return packed.toByteArray();
        }
    }

    private static byte[] unpack(byte[] packed) {
        try (Inflater zlib = new Inflater()) {
            zlib.setInput(packed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!zlib.finished()) {
                int read = zlib.inflate(chunk);
                bytes.write(chunk, 0, read);
                if (bytes.size() > MAX_BYTES || (read == 0 && !zlib.finished())) {
                    throw new MalformedException("too long, or cut off");
                }
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new MalformedException("not zlib: " + e.getMessage());
        }
    }
}
