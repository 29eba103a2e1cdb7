package org.guildbook.api.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.guildbook.values.CommunityId;

/** Ids of what a file speaks of: the same at every import, and no way back to the numbers in the file without the secret. */
public final class ImportIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int VERSION = 7;

    private final SecretKeySpec secret;

    /** @param secret 32 bytes, always the same */
    public ImportIds(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The id of the thing of that kind with that name in the file; shaped like version 7, without a time. */
    UUID of(CommunityId community, String kind, String name) {
        ByteBuffer random = ByteBuffer.wrap(mac(community + "\n" + kind + "\n" + name));
        long high = ((long) VERSION << 12) | (random.getShort() & 0x0FFFL);
        long low = (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
