package org.guildbook.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** All logs of one database: append under a condition, read by criteria or in order. */
public final class Journal implements AutoCloseable {

    private Journal() {}

    /** Opens the logs of a database whose schema {@link JournalSchema#migrate} has brought up to date. */
    public static Journal open(DataSource dataSource, JournalSettings settings, Clock clock) {
        return new Journal();
    }

    /**
     * Appends the drafts as one: all of them or none, next to each other.
     *
     * @return completed on a virtual thread once durable; fails with {@link ConflictException}, {@link
     *     OverloadedException} or {@link JournalException}
     */
    public CompletableFuture<Appended> append(Condition condition, List<Draft> drafts) {
        return CompletableFuture.failedFuture(new JournalException("not open"));
    }

    /** The newest place visible to every reader; 0 when nothing was appended yet. */
    public long committed() {
        return 0;
    }

    /** Entries matching any criterion with {@code afterPlace < place <= upToPlace}, in order of place. */
    public List<StoredEntry> read(List<Criterion> criteria, long afterPlace, long upToPlace) {
        return List.of();
    }

    /** The next entries of all logs after {@code afterPlace}, in order of place, at most {@code limit}. */
    public List<StoredEntry> page(long afterPlace, int limit) {
        return List.of();
    }

    public Optional<StoredEntry> entry(UUID community, long position) {
        return Optional.empty();
    }

    /** The newest entry of a log; empty when the community has none. */
    public Optional<Head> head(UUID community) {
        return Optional.empty();
    }

    /** The newest place recorded before {@code at}; 0 when there is none. */
    public long placeBefore(Instant at) {
        return 0;
    }

    /** Runs {@code listener} after entries of this or another node became visible; it must not block. */
    public Subscription onCommit(Runnable listener) {
        return listener::run;
    }

    @Override
    public void close() {}
}
