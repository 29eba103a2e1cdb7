package org.guildbook.projections.leaderboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.guildbook.values.PartyId;

/** Names for members that only the holder of the key can link, different on each board. */
public final class Pseudonyms {

    private static final int SHOWN_HEX_DIGITS = 8;

    private final SecretKeySpec key;

    /** @param key at least 32 secret bytes; another key gives other pseudonyms */
    public Pseudonyms(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a key of at least 32 bytes is expected, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    String of(String board, PartyId member) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(board.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            UUID id = member.value();
            byte[] digest = mac.doFinal(ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
            return HexFormat.of().formatHex(digest).substring(0, SHOWN_HEX_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
