package org.guildbook.api.http;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Draws an interviewer as a client does that knows the API and nothing else. */
final class InterviewDraw {

    /** @param screening hash of the entry that screened the application */
    static String of(List<String> pool, String screening, String application, int drawNo) {
        UUID id = UUID.fromString(application);
        byte[] seed = ByteBuffer.allocate(52)
                .put(HexFormat.of().parseHex(screening))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(drawNo)
                .array();
        int drawn = new BigInteger(1, sha256(seed))
                .mod(BigInteger.valueOf(pool.size()))
                .intValueExact();
        return pool.stream()
                .sorted(Comparator.comparing(name -> TestUsers.party(name).toString()))
                .toList()
                .get(drawn);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private InterviewDraw() {}
}
