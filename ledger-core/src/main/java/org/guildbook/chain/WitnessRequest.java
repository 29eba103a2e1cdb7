package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a log sends to a witness, as C2SP tlog-witness writes it.
 *
 * @param oldSize entries of the checkpoint that the witness has cosigned last; 0 for none
 * @param proof consistency proof of RFC 6962 from there
 * @param checkpoint to be cosigned
 */
public record WitnessRequest(long oldSize, List<byte[]> proof, SignedNote checkpoint) {

    /** Below its prefix, where a witness takes requests. */
    public static final String PATH = "add-checkpoint";

    /** Type of an answer that says which size the witness has. */
    public static final String SIZE_TYPE = "text/x.tlog.size";

    /** Most hashes of a proof. */
    public static final int MAX_HASHES = 63;

    /** Longest request. */
    public static final int MAX_BYTES = SignedNote.MAX_BYTES + 64 * (MAX_HASHES + 1);

    private static final String OLD = "old ";

    public WitnessRequest {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > MAX_HASHES) {
            throw new MalformedException("not a request to a witness");
        }
    }

    public byte[] encoded() {
        StringBuilder lines = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> lines.append(StrictText.base64(hash)).append('\n'));
        return lines.append('\n')
                .append(new String(checkpoint.encoded(), StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    public static WitnessRequest parse(byte[] bytes) {
        String request = StrictText.utf8(bytes);
        int blank = request.indexOf("\n\n");
        if (blank < 0 || !request.startsWith(OLD)) {
            throw new MalformedException(
                    "a request begins with the old size, and has an empty line before its checkpoint");
        }
        List<String> lines = List.of(request.substring(0, blank).split("\n", -1));
        return new WitnessRequest(
                StrictText.decimal(lines.getFirst().substring(OLD.length())),
                lines.subList(1, lines.size()).stream().map(StrictText::hash).toList(),
                SignedNote.parse(request.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
    }
}
