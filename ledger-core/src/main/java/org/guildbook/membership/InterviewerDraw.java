package org.guildbook.membership;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;

/**
 * Draws an interviewer so that anyone entitled to see the pool can draw again and find the same one.
 *
 * @param pool the eligible parties, ascending by the text of their ids, each once
 */
record InterviewerDraw(List<PartyId> pool) {

    static InterviewerDraw among(List<PartyId> eligible) {
        return new InterviewerDraw(eligible.stream()
                .distinct()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList());
    }

    /** Who is drawn; the pool must not be empty. */
    PartyId drawn(Sha256 screening, ApplicationId application, int drawNo) {
        UUID id = application.value();
        byte[] seed = sha256(ByteBuffer.allocate(32 + 16 + 4)
                .put(screening.bytes())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(drawNo)
                .array());
        return pool.get(
                new BigInteger(1, seed).mod(BigInteger.valueOf(pool.size())).intValueExact());
    }

    /** Commits to the pool without naming anyone. */
    Sha256 poolSha256() {
        String joined = pool.stream().map(PartyId::toString).collect(Collectors.joining("\n"));
        return Sha256.of(sha256(joined.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
