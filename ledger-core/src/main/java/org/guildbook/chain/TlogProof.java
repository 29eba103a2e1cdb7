package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * That an entry is in a log, for checking offline: C2SP tlog-proof.
 *
 * @param extra whatever the issuer adds, usually nothing; proven by nothing
 * @param index position of the entry
 * @param hashes inclusion proof, bottom first
 * @param checkpoint with its signatures
 */
public record TlogProof(byte[] extra, long index, List<byte[]> hashes, SignedNote checkpoint) {

    /** Longest proof: one hash for each level of the largest tree. */
    public static final int MAX_HASHES = 63;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";

    public TlogProof(long index, List<byte[]> hashes, SignedNote checkpoint) {
        this(new byte[0], index, hashes, checkpoint);
    }

    public TlogProof {
        hashes = List.copyOf(hashes);
        if (index < 0 || hashes.size() > MAX_HASHES) {
            throw new MalformedException("not a proof of inclusion");
        }
    }

    /** Lines of text. */
    public byte[] encoded() {
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        if (extra.length > 0) {
            lines.append("extra ").append(StrictText.base64(extra)).append('\n');
        }
        lines.append("index ").append(index).append('\n');
        hashes.forEach(hash -> lines.append(StrictText.base64(hash)).append('\n'));
        return lines.append('\n')
                .append(new String(checkpoint.encoded(), StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    public static TlogProof parse(byte[] bytes) {
        String proof = StrictText.utf8(bytes);
        int blank = proof.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("a proof has an empty line before its checkpoint");
        }
        List<String> lines = new ArrayList<>(List.of(proof.substring(0, blank).split("\n", -1)));
        if (!lines.removeFirst().equals(HEADER)) {
            throw new MalformedException("a proof begins with " + HEADER);
        }
        byte[] extra = {};
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            extra = StrictText.base64(lines.removeFirst().substring("extra ".length()));
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith("index ")) {
            throw new MalformedException("a proof names its index");
        }
        long index = StrictText.decimal(lines.removeFirst().substring("index ".length()));
        return new TlogProof(
                extra,
                index,
                lines.stream().map(StrictText::hash).toList(),
                SignedNote.parse(proof.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whether the entry with this hash is in the log, as the checkpoint says that one of the log's keys has signed.
     *
     * @throws BadSignatureException if none of the keys signed it, or not as the origin of the checkpoint
     */
    public boolean proves(byte[] leafHash, Collection<VerifierKey> logKeys) {
        Checkpoint head = Checkpoint.parse(checkpoint.text());
        if (checkpoint.verify(logKeys).stream().noneMatch(key -> key.name().equals(head.origin()))) {
            throw new BadSignatureException("no key of " + head.origin() + " has signed");
        }
        return MerkleProof.includes(head.root(), head.size(), index, leafHash, hashes);
    }
}
