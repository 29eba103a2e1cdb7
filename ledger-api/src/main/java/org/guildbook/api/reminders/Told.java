package org.guildbook.api.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers what somebody was reminded of, for all nodes. */
final class Told {

    /** No reason comes up again after that long. */
    private static final Duration REMEMBERED = Duration.ofDays(800);

    private final JdbcClient db;
    private final Clock clock;
    private final int attempts;

    Told(JdbcClient db, Clock clock, int attempts) {
        this.db = db;
        this.clock = clock;
        this.attempts = attempts;
    }

    /** One reason to remind one party. */
    record Occasion(CommunityId community, PartyId party, String reason) {}

    /** Whether nobody has told the party yet, or it may be tried again. */
    boolean isOpen(Occasion occasion) {
        return statement("""
                        SELECT NOT EXISTS (
                            SELECT FROM app.reminder
                            WHERE community = :community AND party = :party AND reason = :reason
                              AND (retry_at IS NULL OR retry_at > :now OR attempts >= :attempts))""", occasion)
                .param("attempts", attempts)
                .param("now", at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes it on to tell the party now. Of all who ask at once one may; nobody may after that, unless telling failed and
     * can be tried again.
     */
    boolean claim(Occasion occasion) {
        return statement("""
                        INSERT INTO app.reminder AS r (community, party, reason, attempts, tried_at)
                        VALUES (:community, :party, :reason, 1, :now)
                        ON CONFLICT (community, party, reason) DO UPDATE
                        SET attempts = r.attempts + 1, tried_at = :now, retry_at = NULL
                        WHERE r.retry_at <= :now AND r.attempts < :attempts""", occasion)
                        .param("attempts", attempts)
                        .param("now", at(clock.instant()))
                        .update()
                == 1;
    }

    /** Nobody took the mail: it may be tried again after a while, longer after each time. */
    void failed(Occasion occasion) {
        statement("""
                        UPDATE app.reminder SET retry_at = tried_at + attempts * interval '30 minutes'
                        WHERE community = :community AND party = :party AND reason = :reason""", occasion).update();
    }

    void forgetOld() {
        db.sql("DELETE FROM app.reminder WHERE tried_at < :long")
                .param("long", at(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private JdbcClient.StatementSpec statement(String sql, Occasion occasion) {
        return db.sql(sql)
                .param("community", occasion.community().value())
                .param("party", occasion.party().value())
                .param("reason", occasion.reason());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
