package org.guildbook.api.pending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of commands that wait for a second person. */
public final class PendingCommands {

    /** How long a command waits. */
    public static final Duration WAIT = Duration.ofDays(14);

    /** Commands of one party that wait at once. */
    public static final int LIMIT_PER_REQUESTER = 100;

    private final JdbcClient db;
    private final Clock clock;

    public PendingCommands(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What a caller asks to keep. */
    public record Request(PendingCommand command, String key, String sha256) {}

    /** What is kept: {@code repeated} if the same request had been kept before. */
    public record Kept(PendingCommand command, boolean repeated) {}

    /** The moment a command kept now stops waiting. */
    public Instant expiry() {
        return clock.instant().plus(WAIT);
    }

    /** Keeps the command; refused as {@code command-reused} or {@code limit-exceeded}. */
    public Kept keep(Request request) {
        forgetExpired();
        Optional<Kept> before = repeated(request);
        if (before.isPresent()) {
            return before.get();
        }
        PendingCommand command = request.command();
        int waiting = db.sql("""
                        SELECT count(*) FROM app.pending_command
                         WHERE community = :community AND requester = :requester AND position IS NULL
                        """)
                .param("community", command.community().value())
                .param("requester", command.requester().value())
                .query(Integer.class)
                .single();
        if (waiting >= LIMIT_PER_REQUESTER) {
            throw new Refused("limit-exceeded").with("waiting", waiting).with("limit", LIMIT_PER_REQUESTER);
        }
        int inserted = insert(request);
        return inserted == 1 ? new Kept(command, false) : repeated(request).orElseThrow();
    }

    private int insert(Request request) {
        PendingCommand command = request.command();
        return db.sql("""
                        INSERT INTO app.pending_command
                            (id, community, kind, command, subject, requester, confirmer, request_key, request_sha256,
                             requested_at, expires_at)
                        VALUES (:id, :community, :kind, :command, :subject, :requester, :confirmer, :key, :sha256,
                                :requestedAt, :expiresAt)
                        ON CONFLICT (community, requester, request_key) DO NOTHING
                        """)
                .param("id", command.id())
                .param("community", command.community().value())
                .param("kind", command.kind())
                .param("command", command.command())
                .param("subject", command.subject())
                .param("requester", command.requester().value())
                .param("confirmer", command.confirmer().value())
                .param("key", request.key())
                .param("sha256", request.sha256())
                .param("requestedAt", command.requestedAt().atOffset(ZoneOffset.UTC))
                .param("expiresAt", command.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Kept> repeated(Request request) {
        return db.sql("""
                        SELECT *, request_sha256 = :sha256 AS same FROM app.pending_command
                         WHERE community = :community AND requester = :requester AND request_key = :key
                        """)
                .param("sha256", request.sha256())
                .param("community", request.command().community().value())
                .param("requester", request.command().requester().value())
                .param("key", request.key())
                .query((row, _) -> {
                    Refused.unless(row.getBoolean("same"), "command-reused");
                    return new Kept(read(row), true);
                })
                .optional();
    }

    /** The commands that wait for the party, or that the party waits with; newest first. */
    public List<PendingCommand> of(CommunityId community, PartyId party, int limit) {
        return db.sql("""
                        SELECT * FROM app.pending_command
                         WHERE community = :community AND (requester = :party OR confirmer = :party)
                           AND position IS NULL AND expires_at > :now
                         ORDER BY requested_at DESC, id LIMIT :limit
                        """)
                .param("community", community.value())
                .param("party", party.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    /** The command, while it waits or has been confirmed and is remembered. */
    public Optional<PendingCommand> find(CommunityId community, UUID id) {
        return db.sql(
                        "SELECT * FROM app.pending_command WHERE community = :community AND id = :id AND expires_at > :now")
                .param("community", community.value())
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row))
                .optional();
    }

    /** The command was recorded at the position and no longer waits. */
    public void confirmed(UUID id, long position) {
        db.sql("UPDATE app.pending_command SET position = :position WHERE id = :id")
                .param("position", position)
                .param("id", id)
                .update();
    }

    private void forgetExpired() {
        db.sql("DELETE FROM app.pending_command WHERE expires_at <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static PendingCommand read(ResultSet row) throws SQLException {
        return new PendingCommand(
                row.getObject("id", UUID.class),
                new CommunityId(row.getObject("community", UUID.class)),
                row.getString("kind"),
                row.getString("command"),
                row.getObject("subject", UUID.class),
                new PartyId(row.getObject("requester", UUID.class)),
                new PartyId(row.getObject("confirmer", UUID.class)),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("position", Long.class));
    }
}
