package org.guildbook.api.proofs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.guildbook.chain.SignedNote;

/**
 * The checkpoints of the newest exports, so that one that broke off can be continued under the same although the log has
 * grown. They are kept in this process only: whoever finds none begins anew.
 */
public final class ExportedCheckpoints {

    /** At most about 5 MB. */
    private static final int MAX_KEPT = 1_000;

    private static final int ID_BYTES = 16;

    private final Map<String, SignedNote> kept = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignedNote> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /** Keeps a checkpoint, and names it: 32 hex digits. */
    public String keep(SignedNote checkpoint) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(checkpoint.encoded());
            String id = HexFormat.of().formatHex(hash, 0, ID_BYTES);
            synchronized (kept) {
                kept.put(id, checkpoint);
            }
            return id;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public Optional<SignedNote> find(String id) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(id));
        }
    }
}
