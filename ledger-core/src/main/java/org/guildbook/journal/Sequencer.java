package org.guildbook.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a node that appends: takes what waits, stamps it, commits it as a batch, and only then answers. */
final class Sequencer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    private static final int CATCH_UP_ENTRIES = 1_000;

    private final AppendQueue queue;
    private final Writer writer;
    private final RecentWindow window;
    private final CommitSignal signal;
    private final JournalSettings settings;
    private final Clock clock;
    private final Heads heads = new Heads();
    private GlobalHead head;
    /** The last place for which a partition is known to be there. */
    private long room;

    private String trouble = "";
    private volatile boolean closing;

    Sequencer(
            AppendQueue queue,
            Writer writer,
            RecentWindow window,
            CommitSignal signal,
            JournalSettings settings,
            Clock clock,
            GlobalHead head) {
        this.queue = queue;
        this.writer = writer;
        this.window = window;
        this.signal = signal;
        this.settings = settings;
        this.clock = clock;
        this.head = head;
    }

    @Override
    public void run() {
        while (!closing) {
            try {
                List<PendingAppend> appends = queue.take(settings.batchEntries(), settings.headPoll());
                if (appends.isEmpty()) {
                    follow();
                } else {
                    append(appends);
                }
            } catch (InterruptedException _) {
                closing = true;
            }
        }
        writer.close();
    }

    void close() {
        closing = true;
        queue.wake();
    }

    private void append(List<PendingAppend> appends) {
        try {
            Batch batch = commit(appends);
            batch.outcomes().forEach(Thread::startVirtualThread);
        } catch (SQLException e) {
            heads.clear();
            if (appends.size() == 1) {
                fail(appends, refusal(e));
            } else {
                // One of them is to blame: alone, each gets the answer it deserves.
                appends.forEach(each -> append(List.of(each)));
            }
        } catch (JournalException e) {
            heads.clear();
            writer.close();
            fail(appends, e);
        } catch (RuntimeException | Error e) {
            // What was sent and what not is no longer known here: begin again from what the database says.
            LOG.error("append failed", e);
            heads.clear();
            writer.close();
            fail(appends, new UnknownOutcomeException("the sequencer failed", e));
        }
    }

    /** Stamps and commits; again, with the head locked, if another node moved it meanwhile. */
    private Batch commit(List<PendingAppend> appends) throws SQLException {
        for (boolean locked = false; ; locked = true) {
            if (locked) {
                catchUp();
                writer.lockHead();
                catchUp();
            }
            Batch batch = stamp(appends);
            if (batch.entries().isEmpty()) {
                writer.unlock();
                return batch;
            }
            if (batch.after().place() > room) {
                room = writer.query(connection ->
                        HeadQueries.providePartitions(connection, batch.after().place()));
            }
            if (writer.commit(batch)) {
                batch.keepHeads();
                heads.trim();
                head = batch.after();
                batch.entries().forEach(entry -> window.add(entry.entry()));
                signal.committed(head.place());
                return batch;
            }
        }
    }

    private Batch stamp(List<PendingAppend> appends) throws SQLException {
        loadHeads(appends);
        Batch batch = new Batch(head, heads);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (PendingAppend append : appends) {
            if (batch.conflictsWith(append.condition()) || conflicts(append.condition())) {
                batch.reject(append, new ConflictException());
            } else {
                batch.accept(append, now);
            }
        }
        return batch;
    }

    private boolean conflicts(Condition condition) throws SQLException {
        if (condition.criteria().isEmpty() || condition.afterPlace() >= head.place()) {
            return false;
        }
        long floor = window.floor();
        return window.anyMatch(condition.criteria(), Math.max(floor, condition.afterPlace()))
                || (condition.afterPlace() < floor
                        && writer.query(connection -> EntryQueries.anyMatch(
                                connection, condition.criteria(), condition.afterPlace(), floor)));
    }

    private void loadHeads(List<PendingAppend> appends) throws SQLException {
        Set<UUID> logs = new LinkedHashSet<>();
        Set<Series> series = new LinkedHashSet<>();
        for (PendingAppend append : appends) {
            for (PreparedDraft prepared : append.drafts()) {
                logs.add(prepared.draft().community());
                series.addAll(prepared.parties());
                if (prepared.documents() != null) {
                    series.add(prepared.documents());
                }
            }
        }
        logs.removeIf(heads::knows);
        series.removeIf(heads::knows);
        if (!logs.isEmpty() || !series.isEmpty()) {
            writer.query(connection -> {
                HeadQueries.logs(connection, logs, heads);
                HeadQueries.numbers(connection, series, heads);
                return connection;
            });
        }
    }

    /** Looks for entries of other nodes while there is nothing to append. */
    private void follow() {
        try {
            catchUp();
            trouble = "";
        } catch (SQLException | RuntimeException e) {
            // Once, not at every poll until it is over.
            if (!trouble.equals(e.toString())) {
                trouble = e.toString();
                LOG.warn("cannot follow the head: {}", trouble);
            }
        }
    }

    private void catchUp() throws SQLException {
        GlobalHead now = writer.query(connection -> HeadQueries.global(connection, false));
        if (now.isSameAs(head)) {
            return;
        }
        if (now.place() <= head.place()) {
            throw new JournalException("the head went back from place " + head.place() + " to " + now.place());
        }
        heads.clear();
        if (now.place() - head.place() > settings.windowEntries()) {
            window.reset(now.place());
        } else {
            writer.query(connection -> load(connection, now.place()));
        }
        head = now;
        signal.committed(now.place());
    }

    private long load(Connection connection, long upTo) throws SQLException {
        long after = window.last();
        while (after < upTo) {
            List<StoredEntry> page = EntryQueries.page(connection, after, Math.min(upTo, after + CATCH_UP_ENTRIES));
            if (page.isEmpty()) {
                throw new JournalException("no entry at place " + (after + 1) + " before the head at " + upTo);
            }
            page.forEach(window::add);
            after = window.last();
        }
        return after;
    }

    private static JournalException refusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String message = String.valueOf(e.getMessage());
        if (message.contains("event_id_key")) {
            return new RefusedDraftException("the event id is already recorded");
        }
        return state.startsWith("22") || state.startsWith("23")
                ? new RefusedDraftException("refused by the database: " + message)
                : new JournalException("the database failed", e);
    }

    private static void fail(List<PendingAppend> appends, JournalException reason) {
        for (PendingAppend append : appends) {
            Thread.startVirtualThread(() -> append.outcome().completeExceptionally(reason));
        }
    }
}
