package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entry with all that is needed to check it offline: what a member keeps of a fact.
 *
 * @param leaf the open bytes
 * @param opening salt and sealed bytes; absent if only the open part is shown
 * @param proof that the leaf is in the log
 */
public record Receipt(byte[] leaf, @Nullable Opening opening, TlogProof proof) {

    /** The value of the field {@code v}. */
    public static final int VERSION = 1;

    private static final Set<String> OPEN_FIELDS = Set.of("leaf", "proof", "v");
    private static final Set<String> FIELDS = Set.of("leaf", "proof", "salt", "sealed", "v");

    /** What opens a seal. */
    public record Opening(byte[] salt, byte[] sealed) {}

    /** A line of canonical JSON without newline. */
    public byte[] encoded() {
        SortedMap<String, Object> fields = new TreeMap<>();
        fields.put("leaf", StrictText.utf8(leaf));
        fields.put("proof", StrictText.utf8(proof.encoded()));
        fields.put("v", VERSION);
        if (opening != null) {
            fields.put("salt", HexFormat.of().formatHex(opening.salt()));
            fields.put("sealed", StrictText.utf8(opening.sealed()));
        }
        return CanonicalJson.write(fields);
    }

    public static Receipt parse(byte[] bytes) {
        SortedMap<String, Object> fields;
        try {
            fields = CanonicalReader.object(bytes);
        } catch (NotCanonicalException e) {
            throw new MalformedException("a receipt is one line of canonical JSON: " + e.getMessage());
        }
        boolean opens = fields.keySet().equals(FIELDS);
        if (!(opens || fields.keySet().equals(OPEN_FIELDS))
                || !Long.valueOf(VERSION).equals(fields.get("v"))) {
            throw new MalformedException("not the fields of a receipt: " + fields.keySet());
        }
        return new Receipt(
                text(fields, "leaf"),
                opens ? new Opening(salt(fields), text(fields, "sealed")) : null,
                TlogProof.parse(text(fields, "proof")));
    }

    private static byte[] salt(SortedMap<String, Object> fields) {
        String hex = new String(text(fields, "salt"), StandardCharsets.US_ASCII);
        if (!hex.matches("[0-9a-f]{" + 2 * Seal.SALT_BYTES + "}")) {
            throw new MalformedException("a salt is 32 bytes in lowercase hex");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] text(SortedMap<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw new MalformedException("not a text: " + name);
    }
}
