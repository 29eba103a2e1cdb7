package org.guildbook.projections.runtime;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.Sha256;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds a scratch copy of a read model from the journal, up to the place the live one has reached, and compares both.
 *
 * <p>All in one transaction that sees one state of the database and is rolled back: it runs beside the live read model
 * and leaves nothing behind.
 */
public final class RebuildCheck {

    private final Journal journal;
    private final JdbcOperations operations;
    private final JdbcClient db;
    private final TransactionTemplate snapshot;

    RebuildCheck(Journal journal, JdbcOperations operations, PlatformTransactionManager transactions) {
        this.journal = journal;
        this.operations = operations;
        this.db = JdbcClient.create(operations);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Compares one read model. */
    public Comparison of(Projection projection) {
        return Objects.requireNonNull(snapshot.execute(status -> {
            status.setRollbackOnly();
            long place = Marks.place(db, projection.name());
            Map<String, Sha256> live = ReadModelDigest.of(db, projection);
            String scratch = "projection_check_" + UUID.randomUUID().toString().replace("-", "");
            db.sql("CREATE SCHEMA " + scratch).update();
            for (String table : projection.tables()) {
                db.sql("CREATE TABLE %1$s.%2$s (LIKE %3$s.%2$s INCLUDING ALL)"
                                .formatted(scratch, table, ProjectionSchema.NAME))
                        .update();
            }
            Scope.enter(operations, scratch);
            fill(projection, place);
            return new Comparison(projection.name(), place, live, ReadModelDigest.of(db, projection, scratch));
        }));
    }

    private void fill(Projection projection, long upToPlace) {
        long place = 0;
        while (place < upToPlace) {
            List<StoredEntry> page = journal.page(place, Rebuild.PAGE_ENTRIES);
            if (page.isEmpty()) {
                throw new IllegalStateException(
                        "the read model has reached %d, the journal ends at %d".formatted(upToPlace, place));
            }
            place = page.getLast().place();
            List<Recorded> facts = page.stream()
                    .filter(entry -> entry.place() <= upToPlace)
                    .map(RecordedEvents::find)
                    .flatMap(Optional::stream)
                    .toList();
            projection.apply(facts, operations);
        }
        projection.settle(operations);
    }

    /**
     * The digests of the same read model, live and rebuilt, by table.
     *
     * @param place up to which both have read
     */
    public record Comparison(String projection, long place, Map<String, Sha256> live, Map<String, Sha256> rebuilt) {

        public boolean equal() {
            return live.equals(rebuilt);
        }
    }
}
