package org.guildbook.api.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.values.CaseId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was said and reasoned in cases; the ledger holds a commitment to each text.
 *
 * <p>A text can be read only while its author and the respondent of the case both have their keys: the data of either take
 * it with them.
 */
public final class Words {

    private static final int SALT_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PartyKeys keys;
    private final JdbcClient db;
    private final Clock clock;

    Words(PartyKeys keys, JdbcClient db, Clock clock) {
        this.keys = keys;
        this.db = db;
        this.clock = clock;
    }

    /**
     * What is kept.
     *
     * @param isNew false if the same request had kept it before
     */
    public record Kept(Sha256 commitment, boolean isNew) {}

    /** A commitment to a text that is not kept, for a request that is only tried. */
    public static Sha256 commitment(String text) {
        return commitment(salted(text));
    }

    /**
     * Keeps a text; refused as {@code vault-record-erased} if the data of the author or the respondent were erased.
     *
     * @param respondent of the case; absent for all texts but the report, which says so
     * @param key of the request: repeated, it keeps nothing again
     */
    public Kept keep(
            CommunityId community,
            CaseId caseId,
            PartyId author,
            @Nullable PartyId respondent,
            String key,
            String text) {
        PartyId about = respondent == null ? respondentOf(community, caseId).orElse(author) : respondent;
        byte[] salted = salted(text);
        Sha256 commitment = commitment(salted);
        byte[] sealed = key(community, author).seal(salted, context(community, commitment));
        if (!about.equals(author)) {
            sealed = key(community, about).seal(sealed, context(community, commitment));
        }
        int inserted = db.sql("""
                        INSERT INTO vault.words
                            (community, commitment, case_id, author, about, request_key, sealed, kept_at)
                        VALUES (:community, :commitment, :case, :author, :about, :key, :sealed, :now)
                        ON CONFLICT (community, author, request_key) DO NOTHING""")
                .param("community", community.value())
                .param("commitment", commitment.hex())
                .param("case", caseId.value())
                .param("author", author.value())
                .param("about", about.value())
                .param("key", key)
                .param("sealed", sealed)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return inserted == 1 ? new Kept(commitment, true) : new Kept(keptBefore(community, author, key), false);
    }

    private VaultKey key(CommunityId community, PartyId party) {
        return keys.findOrMake(community, party).orElseThrow(() -> new Refused("vault-record-erased"));
    }

    /** The report is the first text of a case. */
    private Optional<PartyId> respondentOf(CommunityId community, CaseId caseId) {
        return db.sql("SELECT about FROM vault.words WHERE community = ? AND case_id = ? ORDER BY kept_at LIMIT 1")
                .params(community.value(), caseId.value())
                .query((row, _) -> new PartyId(row.getObject("about", UUID.class)))
                .optional();
    }

    private Sha256 keptBefore(CommunityId community, PartyId author, String key) {
        return db.sql("SELECT commitment FROM vault.words WHERE community = ? AND author = ? AND request_key = ?")
                .params(community.value(), author.value(), key)
                .query((row, _) -> new Sha256(row.getString("commitment")))
                .single();
    }

    /** Forgets a text that did not reach the ledger. */
    public void drop(CommunityId community, Sha256 commitment) {
        db.sql("DELETE FROM vault.words WHERE community = ? AND commitment = ?")
                .params(community.value(), commitment.hex())
                .update();
    }

    /** The text; empty once the data of its author or of the respondent were erased. */
    public Optional<String> find(CommunityId community, Sha256 commitment) {
        return db.sql("SELECT author, about, sealed FROM vault.words WHERE community = ? AND commitment = ?")
                .params(community.value(), commitment.hex())
                .query((row, _) -> new Sealed(
                        new PartyId(row.getObject("author", UUID.class)),
                        new PartyId(row.getObject("about", UUID.class)),
                        row.getBytes("sealed")))
                .optional()
                .flatMap(found -> opened(community, commitment, found));
    }

    private Optional<String> opened(CommunityId community, Sha256 commitment, Sealed found) {
        Optional<VaultKey> ofAuthor = keys.find(community, found.author);
        Optional<VaultKey> ofRespondent = keys.find(community, found.about);
        if (ofAuthor.isEmpty() || ofRespondent.isEmpty()) {
            return Optional.empty();
        }
        String context = context(community, commitment);
        byte[] inner = found.about.equals(found.author)
                ? found.sealed
                : ofRespondent.get().open(found.sealed, context);
        byte[] salted = ofAuthor.get().open(inner, context);
        return Optional.of(new String(salted, SALT_BYTES, salted.length - SALT_BYTES, StandardCharsets.UTF_8));
    }

    private record Sealed(PartyId author, PartyId about, byte[] sealed) {}

    /** Deletes every text by the party, and of cases against it. */
    static void forget(JdbcClient db, CommunityId community, PartyId party) {
        db.sql("DELETE FROM vault.words WHERE community = :community AND (author = :party OR about = :party)")
                .param("community", community.value())
                .param("party", party.value())
                .update();
    }

    private static byte[] salted(String text) {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] salted = Arrays.copyOf(salt, SALT_BYTES + words.length);
        System.arraycopy(words, 0, salted, SALT_BYTES, words.length);
        return salted;
    }

    private static Sha256 commitment(byte[] salted) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(salted)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** So that no row can stand in for another. */
    private static String context(CommunityId community, Sha256 commitment) {
        return community + "/words/" + commitment;
    }
}
