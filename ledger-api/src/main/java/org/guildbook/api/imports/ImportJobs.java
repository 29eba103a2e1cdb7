package org.guildbook.api.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.api.imports.ImportJob.State;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of imports; what the files say is in the vault. */
final class ImportJobs {

    private final JdbcClient db;

    ImportJobs(JdbcClient db) {
        this.db = db;
    }

    /** Keeps the job unless one is kept under its id. */
    void keep(ImportJob job) {
        db.sql("""
                        INSERT INTO app.import_job
                            (id, community, requester, confirmer, effective_on, state, done, total, members, terms, payments,
                             requested_at)
                        VALUES (:id, :community, :requester, :confirmer, :effectiveOn, :state, 0, :total, :members, :terms,
                                :payments, :requestedAt)
                        ON CONFLICT (id) DO NOTHING""")
                .param("id", job.id())
                .param("community", job.community().value())
                .param("requester", job.requester().value())
                .param("confirmer", job.confirmer().value())
                .param("effectiveOn", job.effectiveOn())
                .param("state", job.state().name())
                .param("total", job.total())
                .param("members", job.members())
                .param("terms", job.terms())
                .param("payments", job.payments())
                .param("requestedAt", job.requestedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<ImportJob> find(CommunityId community, UUID id) {
        return db.sql("SELECT * FROM app.import_job WHERE community = ? AND id = ?")
                .params(community.value(), id)
                .query((row, _) -> job(row))
                .optional();
    }

    /** The jobs that concern the party, newest first. */
    List<ImportJob> of(CommunityId community, PartyId party, int limit) {
        return db.sql("""
                        SELECT * FROM app.import_job
                        WHERE community = :community AND (requester = :party OR confirmer = :party)
                        ORDER BY requested_at DESC, id LIMIT :limit""")
                .param("community", community.value())
                .param("party", party.value())
                .param("limit", limit)
                .query((row, _) -> job(row))
                .list();
    }

    List<ImportJob> running() {
        return db.sql("SELECT * FROM app.import_job WHERE state = 'RUNNING' ORDER BY requested_at")
                .query((row, _) -> job(row))
                .list();
    }

    /** What was requested before and not confirmed has expired. */
    void expire(Instant before) {
        db.sql("""
                        UPDATE app.import_job SET state = 'EXPIRED'
                        WHERE state IN ('WAITING', 'FAILED') AND requested_at < :before""").param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    /** The jobs that need their file no more and still have it. */
    List<ImportJob> withFileToForget() {
        return db.sql("""
                        SELECT job.* FROM app.import_job job JOIN vault.kept_file file
                          ON file.community = job.community AND file.id = job.id
                        WHERE job.state IN ('COMPLETE', 'EXPIRED')""").query((row, _) -> job(row)).list();
    }

    /** Whether it begins to run now. */
    boolean begin(UUID id) {
        return db.sql("""
                        UPDATE app.import_job SET state = 'RUNNING', refusal = NULL
                        WHERE id = :id AND state IN ('WAITING', 'FAILED')""").param("id", id).update() == 1;
    }

    void progress(UUID id, int done) {
        db.sql("UPDATE app.import_job SET done = :done WHERE id = :id AND state = 'RUNNING'")
                .param("done", done)
                .param("id", id)
                .update();
    }

    /** Ends what runs; what another node ended first stays as it is. */
    void end(UUID id, State state, @Nullable String refusal) {
        db.sql("UPDATE app.import_job SET state = :state, refusal = :refusal WHERE id = :id AND state = 'RUNNING'")
                .param("state", state.name())
                .param("refusal", refusal)
                .param("id", id)
                .update();
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getObject("id", UUID.class),
                new CommunityId(row.getObject("community", UUID.class)),
                new PartyId(row.getObject("requester", UUID.class)),
                new PartyId(row.getObject("confirmer", UUID.class)),
                row.getObject("effective_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("total"),
                row.getInt("members"),
                row.getInt("terms"),
                row.getInt("payments"),
                row.getString("refusal"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }
}
