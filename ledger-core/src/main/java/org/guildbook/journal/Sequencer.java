package org.guildbook.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a node that orders what it appends: takes what waits, stamps it, and has it committed as a batch while it
 * stamps the next.
 */
final class Sequencer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    private static final int CATCH_UP_ENTRIES = 1_000;

    /** How many appends must wait before it is worth to wake up for them although they cannot be committed yet. */
    private static final int WORTH_WAKING = 8;

    private final AppendQueue queue;
    private final Writer writer;
    private final SteadyConnection reading;
    private final RecentWindow window;
    private final TagIndex index;
    private final CommitSignal signal;
    private final JournalSettings settings;
    private final Clock clock;
    private final Heads heads = new Heads();
    private final ExecutorService committing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-writer").daemon().factory());

    /** The newest place known to be committed. */
    private GlobalHead head;
    /** Stamped on top of what is in flight. */
    private Batch open;

    private @Nullable Flight flight;
    private volatile boolean headMoved;
    private String trouble = "";
    private volatile boolean closing;

    Sequencer(
            AppendQueue queue,
            Writer writer,
            SteadyConnection reading,
            RecentWindow window,
            TagIndex index,
            CommitSignal signal,
            JournalSettings settings,
            Clock clock,
            GlobalHead head) {
        this.queue = queue;
        this.writer = writer;
        this.reading = reading;
        this.window = window;
        this.index = index;
        this.signal = signal;
        this.settings = settings;
        this.clock = clock;
        this.head = head;
        this.open = new Batch(head, heads, window, index);
    }

    @Override
    public void run() {
        try {
            while (!closing) {
                proceed();
            }
        } catch (InterruptedException _) {
            // as good as closed
        }
        if (flight != null) {
            land(flight);
        }
        fail(open.appends(), new JournalException("the journal is closed"));
        committing.shutdown();
        closeConnections();
    }

    void close() {
        closing = true;
        queue.wake();
    }

    /** Another node moved the head, or may have. */
    void headMoved() {
        headMoved = true;
        queue.wake();
    }

    private void proceed() throws InterruptedException {
        boolean idle = flight == null;
        int room = settings.batchEntries() - open.entries().size();
        int worthWaking = idle ? 1 : room > 0 ? WORTH_WAKING : Integer.MAX_VALUE;
        List<PendingAppend> appends = queue.take(worthWaking, room, settings.headPoll());
        if (!appends.isEmpty()) {
            try {
                stamp(appends);
            } catch (SQLException | RuntimeException | Error e) {
                settleAll(appends, e);
            }
        }
        if (flight != null && flight.hasLanded()) {
            land(flight);
        }
        if (flight == null) {
            if (!open.appends().isEmpty()) {
                depart();
            } else if (headMoved || (idle && appends.isEmpty())) {
                follow();
            }
        }
    }

    /** Sends what is stamped on its way; nothing is in flight. */
    private void depart() {
        Batch batch = open;
        open = new Batch(batch.after(), heads, window, index);
        if (batch.entries().isEmpty()) {
            writer.unlock();
            batch.answer();
            return;
        }
        Flight departing = new Flight(batch, new CompletableFuture<>());
        flight = departing;
        committing.execute(() -> fly(departing));
    }

    /** On the writer's thread. */
    private void fly(Flight departed) {
        Batch batch = departed.batch();
        boolean committed = false;
        try {
            committed = writer.commit(batch);
            if (committed) {
                window.commit(batch.after().place());
                signal.committed(batch.after().place());
            }
            departed.committed().complete(committed);
        } catch (SQLException | RuntimeException | Error e) {
            departed.committed().completeExceptionally(e);
        }
        queue.wake();
        // While the next batch departs.
        if (committed) {
            batch.answer();
            index.committed();
        }
    }

    /** Waits for what is in flight. Unless it was committed, what was stamped on top of it is stamped again. */
    private void land(Flight landing) {
        flight = null;
        List<PendingAppend> stampedSince = open.appends();
        try {
            if (landing.committed().join()) {
                head = landing.batch().after();
                heads.trim();
                return;
            }
            undo();
            appendInTurn(landing.batch().appends());
        } catch (CompletionException e) {
            undo();
            settle(landing.batch().appends(), Objects.requireNonNullElse(e.getCause(), e));
        }
        if (!stampedSince.isEmpty()) {
            append(stampedSince);
        }
    }

    /** With nothing else under way. */
    private void append(List<PendingAppend> appends) {
        try {
            stamp(appends);
            departAndLand();
        } catch (SQLException | RuntimeException | Error e) {
            undo();
            settle(appends, e);
        }
    }

    /** After another node moved the head: with the head locked, so that this node gets its turn. */
    private void appendInTurn(List<PendingAppend> appends) {
        try {
            catchUp();
            writer.lockHead();
            catchUp();
            stamp(appends);
            departAndLand();
        } catch (SQLException | RuntimeException | Error e) {
            writer.unlock();
            undo();
            settle(appends, e);
        }
    }

    private void departAndLand() {
        depart();
        if (flight != null) {
            land(flight);
        }
    }

    /** What is in flight comes first; then nothing that was stamped since and nothing of these can be relied on. */
    private void settleAll(List<PendingAppend> appends, Throwable failure) {
        Set<PendingAppend> unsent = new LinkedHashSet<>(open.appends());
        unsent.addAll(appends);
        open = new Batch(head, heads, window, index);
        if (flight != null) {
            land(flight);
        }
        undo();
        settle(List.copyOf(unsent), failure);
    }

    /** Answers appends that failed, all of them undone before. */
    private void settle(List<PendingAppend> appends, Throwable failure) {
        switch (failure) {
            case SQLException e when appends.size() == 1 -> fail(appends, refusal(e));
            // One of them is to blame: alone, each gets the answer it deserves.
            case SQLException _ -> appends.forEach(each -> append(List.of(each)));
            case JournalException e -> {
                closeConnections();
                fail(appends, e);
            }
            default -> {
                // What was sent and what not is no longer known here: begin again from what the database says.
                LOG.error("append failed", failure);
                closeConnections();
                fail(appends, new UnknownOutcomeException("the sequencer failed", failure));
            }
        }
    }

    /** Takes back whatever is stamped but not committed; nothing is in flight. */
    private void undo() {
        heads.clear();
        window.rollBack();
        index.rollBack();
        open = new Batch(head, heads, window, index);
    }

    private void stamp(List<PendingAppend> appends) throws SQLException {
        index.makeRoom();
        loadHeads(appends);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (PendingAppend append : appends) {
            if (conflicts(append.condition())) {
                open.reject(append, new ConflictException());
            } else {
                open.accept(append, now);
            }
        }
    }

    private boolean conflicts(Condition condition) throws SQLException {
        if (condition.criteria().isEmpty()
                || condition.afterPlace() >= open.after().place()) {
            return false;
        }
        while (true) {
            long floor = window.floor();
            Optional<Boolean> inWindow = window.anyMatch(condition.criteria(), Math.max(floor, condition.afterPlace()));
            // Empty if the writer has made room there meanwhile.
            if (inWindow.isPresent()) {
                return inWindow.get()
                        || (condition.afterPlace() < floor
                                && reading.query(connection -> EntryQueries.anyMatch(
                                        connection, condition.criteria(), condition.afterPlace(), floor)));
            }
        }
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
        // First, so that what is indexed meanwhile is found by the query.
        series.removeAll(index.putNewest(series, heads));
        if (!logs.isEmpty() || !series.isEmpty()) {
            reading.query(connection -> {
                HeadQueries.logs(connection, logs, heads);
                HeadQueries.numbers(connection, series, heads);
                return connection;
            });
        }
    }

    /** Looks for entries of other nodes while there is nothing to append. */
    private void follow() {
        headMoved = false;
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
        GlobalHead now = reading.query(connection -> HeadQueries.global(connection, false));
        if (now.isSameAs(head)) {
            return;
        }
        if (now.place() <= head.place()) {
            throw new JournalException("the head went back from place " + head.place() + " to " + now.place());
        }
        heads.clear();
        if (now.place() - head.place() > settings.windowEntries()) {
            long indexed = reading.query(HeadQueries::indexed);
            window.reset(Math.min(indexed, now.place()));
            index.reset(indexed);
        }
        reading.query(connection -> load(connection, now.place()));
        head = now;
        open = new Batch(head, heads, window, index);
        signal.committed(now.place());
        index.committed();
    }

    /** Takes the entries after those in the window into it. */
    long load(Connection connection, long upTo) throws SQLException {
        long after = window.committed();
        while (after < upTo) {
            List<StoredEntry> page = EntryQueries.page(connection, after, Math.min(upTo, after + CATCH_UP_ENTRIES));
            if (page.isEmpty()) {
                throw new JournalException("no entry at place " + (after + 1) + " before the head at " + upTo);
            }
            for (StoredEntry entry : page) {
                window.add(entry);
                TagRows.of(entry).ifPresent(index::add);
            }
            after = page.getLast().place();
            window.commit(after);
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

    private void closeConnections() {
        writer.close();
        reading.close();
    }
}
