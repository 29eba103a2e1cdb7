package org.guildbook.journal;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.guildbook.chain.Seal;

/**
 * All logs of one database: append under a condition, read by criteria or in order.
 *
 * <p><b>The way of an append.</b> The caller's thread checks the drafts, renders what does not depend on their place and
 * waits for room in a bounded queue. The sequencer, one platform thread per journal, takes everything that waits; for each
 * append it checks the condition against the window of recent entries, then stamps place, position, time, document and
 * party numbers, fills them into sealed bytes, seal, leaf and hash, and adds the entries to the window, where only later
 * conditions see them. The whole batch goes to PostgreSQL as one statement that commits itself: it compares and sets the
 * row {@code journal.head} and inserts all rows, or, if another node moved the head meanwhile, does nothing. Only after
 * the commit readers and, on virtual threads, the callers learn of it. A caller's code never runs on the sequencer.
 *
 * <p><b>One stamped, one committed.</b> While a second thread, the writer, commits a batch, the sequencer stamps what
 * arrives on top of it; as soon as the first batch is committed, the next one goes. If it cannot be committed as it is,
 * whatever was stamped since is taken back and stamped again: only what is committed is ever answered.
 *
 * <p><b>Indexed behind the log.</b> The tags of an entry are in its sealed bytes; the table that finds entries by them is
 * written later, by a thread of its own and thousands of entries at a time, because many entries then share a row ({@link
 * TagIndex}). The row {@code journal.indexed} says how far it is. What comes after is read into the window when a node
 * starts and stays there until it is indexed, so that the window answers for the newest entries and SQL for all that are
 * older; if the index cannot be written, appends are refused as soon as the window is twice its size.
 *
 * <p><b>Lock order.</b> There is one lock in the database, the row {@code journal.head}; it is held for the length of the
 * one statement, which takes the rows of {@code journal.log} after it and never before. A node that lost the race takes the
 * same row lock before it stamps again, so that it gets its turn; it then holds no other lock and waits for nothing but the
 * database. Whoever writes the index locks {@code journal.indexed} and no other row. In memory, the window's monitor is taken
 * last, to change it only, and nothing is called while it is held.
 *
 * <p><b>Several nodes.</b> Any number of them append to the same logs; whoever moves the head first wins, and the others
 * stamp again. Each follows the head, because a condition protects appends but a node that is behind refuses what is in
 * order: it hears of the others' appends by notification ({@link HeadChannel}), and asks by itself every {@link
 * JournalSettings#headPoll}. No node is special, so there is nothing to fail over: one that dies takes its statement and
 * its lock with it; one that is paused with the head locked loses the lock after two seconds and stamps again once it
 * goes on.
 *
 * <p><b>What happens on failure.</b>
 *
 * <ul>
 *   <li>A conflict, a limit or an event id recorded before fails that append alone. What only the database can refuse
 *       fails the batch's statement, which changes nothing; every append of the batch is then committed on its own.
 *   <li>The connection dies during the commit: the same statement is sent again on a new connection. If the head still
 *       is where the batch begins, the first attempt was lost, and it can no longer come late, because the second moves
 *       the head. If the head moved, the hash at the place of the batch's last entry says whether the batch moved it:
 *       hashes cover random salts, so nobody else could have written it.
 *   <li>The database stays away longer than {@link JournalSettings#reconnectWait}: {@link UnknownOutcomeException} for
 *       a batch that was sent, {@link JournalException} for one that was not.
 *   <li>After every failure the cached heads are dropped and read again from the database.
 *   <li>The head goes back (a backup was restored beneath a running node): every append fails until restart.
 * </ul>
 */
public final class Journal implements AutoCloseable {

    /** Most entries one call of {@link #page} returns. */
    public static final int MAX_PAGE_ENTRIES = 20_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The window may go on between two looks at it, but hardly so often; it may also start anew. */
    private static final int WINDOW_TRIES = 10;

    private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final JournalSettings settings;
    private final AppendQueue queue;
    private final RecentWindow window;
    private final TagIndex index;
    private final CommitSignal signal;
    private final HeadChannel channel;
    private final Sequencer sequencer;
    private final Thread thread;
    private volatile boolean closed;

    private Journal(DataSource dataSource, JournalSettings settings, Clock clock, long indexed, GlobalHead head) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.queue = new AppendQueue(settings.queueBytes(), settings.queueWait());
        this.window = new RecentWindow(settings.windowEntries(), settings.windowBytes(), indexed);
        this.index = new TagIndex(new SteadyConnection(dataSource, settings), window, settings);
        this.signal = new CommitSignal(head.place());
        this.channel = new HeadChannel(dataSource, this::headMoved);
        Writer writer = new Writer(new SteadyConnection(dataSource, settings), channel);
        SteadyConnection reading = new SteadyConnection(dataSource, settings);
        this.sequencer = new Sequencer(queue, writer, reading, window, index, signal, settings, clock, head);
        this.thread = Thread.ofPlatform().name("journal-sequencer").daemon().unstarted(sequencer);
    }

    /**
     * Opens the logs of a database whose schema {@link JournalSchema#migrate} has brought up to date.
     *
     * @param dataSource of PostgreSQL; the journal keeps four of its connections for itself
     */
    public static Journal open(DataSource dataSource, JournalSettings settings, Clock clock) {
        long indexed = query(dataSource, HeadQueries::indexed);
        GlobalHead head = query(dataSource, connection -> HeadQueries.global(connection, false));
        Journal journal = new Journal(dataSource, settings, clock, indexed, head);
        query(dataSource, connection -> journal.sequencer.load(connection, head.place()));
        journal.thread.start();
        journal.channel.open();
        return journal;
    }

    /**
     * Appends the drafts as one: all of them or none, next to each other. Waits if the queue is full.
     *
     * @return completed on a virtual thread once durable; fails with {@link ConflictException}, {@link
     *     OverloadedException}, {@link RefusedDraftException}, {@link UnknownOutcomeException} or {@link
     *     JournalException}
     */
    public CompletableFuture<Appended> append(Condition condition, List<Draft> drafts) {
        try {
            int weight = DraftRules.weigh(drafts);
            List<PreparedDraft> prepared = drafts.stream()
                    .map(draft -> PreparedDraft.of(draft, salt()))
                    .toList();
            long checked = checkBeforeWindow(condition);
            PendingAppend append = new PendingAppend(
                    new Condition(checked, condition.criteria()), prepared, weight, new CompletableFuture<>());
            queue.put(append);
            if (closed && queue.remove(append)) {
                throw new JournalException("the journal is closed");
            }
            return append.outcome();
        } catch (ConflictException | JournalException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Takes the part of a condition that is older than the window off the sequencer; returns the place it holds up to. */
    private long checkBeforeWindow(Condition condition) throws ConflictException {
        long floor = window.floor();
        if (condition.afterPlace() >= floor || condition.criteria().isEmpty()) {
            return condition.afterPlace();
        }
        if (query(
                dataSource,
                connection -> EntryQueries.anyMatch(connection, condition.criteria(), condition.afterPlace(), floor))) {
            throw new ConflictException();
        }
        return floor;
    }

    /** The newest place visible to every reader; 0 when nothing was appended yet. */
    public long committed() {
        return signal.place();
    }

    /** Entries matching any criterion with {@code afterPlace < place <= upToPlace}, in order of place. */
    public List<StoredEntry> read(List<Criterion> criteria, long afterPlace, long upToPlace) {
        long upTo = Math.min(upToPlace, signal.place());
        if (afterPlace >= upTo) {
            return List.of();
        }
        for (int i = 0; i < WINDOW_TRIES; i++) {
            // What the window has forgotten is indexed.
            long border = Math.clamp(window.floor(), afterPlace, upTo);
            Optional<List<StoredEntry>> newest = window.read(criteria, border, upTo);
            if (newest.isPresent()) {
                return border == afterPlace ? newest.get() : olderAnd(newest.get(), criteria, afterPlace, border);
            }
        }
        return query(dataSource, connection -> EntryQueries.read(connection, criteria, afterPlace, upTo));
    }

    private List<StoredEntry> olderAnd(
            List<StoredEntry> newest, List<Criterion> criteria, long afterPlace, long border) {
        List<StoredEntry> entries = new ArrayList<>(
                query(dataSource, connection -> EntryQueries.readIndexed(connection, criteria, afterPlace, border)));
        entries.addAll(newest);
        return entries;
    }

    /** The next entries of all logs after {@code afterPlace}, in order of place, at most {@code limit}. */
    public List<StoredEntry> page(long afterPlace, int limit) {
        if (limit < 1 || limit > MAX_PAGE_ENTRIES) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_ENTRIES + " entries, not " + limit);
        }
        long upTo = Math.min(afterPlace + limit, signal.place());
        if (afterPlace >= upTo) {
            return List.of();
        }
        return window.page(afterPlace, upTo)
                .orElseGet(() -> query(dataSource, connection -> EntryQueries.page(connection, afterPlace, upTo)));
    }

    /** The entries of a log from a position on, at most {@code limit}; fewer at its end. */
    public List<StoredEntry> entries(UUID community, long fromPosition, int limit) {
        if (limit < 1 || limit > MAX_PAGE_ENTRIES) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_ENTRIES + " entries, not " + limit);
        }
        return query(dataSource, connection -> EntryQueries.entries(connection, community, fromPosition, limit));
    }

    public Optional<StoredEntry> entry(UUID community, long position) {
        return query(dataSource, connection -> EntryQueries.entry(connection, community, position));
    }

    /**
     * Destroys salt and sealed bytes of the entries that an entry lists under {@code open.erases}, in the database and in the
     * memory of this node; those that are gone already count for nothing. Leaf, hash and all proofs stay.
     *
     * @param position of the entry that lists them
     * @return how many were destroyed
     */
    public int erase(UUID community, long position) {
        StoredEntry record = entry(community, position)
                .orElseThrow(() -> new JournalException("no entry " + position + " in the log of " + community));
        List<ErasedRange> ranges = ErasedRange.of(record.leaf()).stream()
                .map(range -> new ErasedRange(range.from(), Math.min(range.toExclusive(), position)))
                .toList();
        // From the sealed bytes, so before they go.
        indexTags();
        int erased = query(dataSource, connection -> Erasure.run(connection, record, ranges));
        window.erase(community, ranges);
        return erased;
    }

    /**
     * Indexes the tags of all entries that are visible here, which otherwise is done in the course of time: the next start is
     * quicker by the time it takes to read those not indexed.
     *
     * @throws JournalException if the database refuses or stays away
     */
    public void indexTags() {
        index.write();
    }

    /** How many entries have tags that are not indexed as far as this node knows; more than {@code windowEntries} if that fails. */
    public long notIndexed() {
        return Math.max(0, committed() - window.indexed());
    }

    /** The newest entry of a log; empty when the community has none. */
    public Optional<Head> head(UUID community) {
        return query(dataSource, connection -> HeadQueries.log(connection, community));
    }

    /** Every community that has a log. */
    public Set<UUID> communities() {
        return query(dataSource, connection -> HeadQueries.logs(connection).keySet());
    }

    /** The newest place recorded before {@code at}; 0 when there is none. */
    public long placeBefore(Instant at) {
        return query(dataSource, connection -> {
            // Times never decrease with places, so halving finds the border without an index of times.
            long before = 0;
            long notBefore = signal.place() + 1;
            while (notBefore - before > 1) {
                long middle = before + (notBefore - before) / 2;
                if (EntryQueries.at(connection, middle).orElse(Instant.MAX).isBefore(at)) {
                    before = middle;
                } else {
                    notBefore = middle;
                }
            }
            return before;
        });
    }

    /**
     * Makes what all nodes have committed until now visible here, and waits for it a bounded time.
     *
     * @return the newest place visible here, none older than the newest of the database when this was called
     * @throws JournalException if the database cannot be read, or if this node does not catch up in time
     */
    public long catchUp() {
        long newest = query(dataSource, connection -> HeadQueries.global(connection, false))
                .place();
        signal.await(newest, settings.commitWait());
        return signal.place();
    }

    /** Runs {@code listener} after entries of this or another node became visible; it must not block. */
    public Subscription onCommit(Runnable listener) {
        return signal.listen(listener);
    }

    private void headMoved() {
        sequencer.headMoved();
    }

    /** Finishes the batch at hand; appends still waiting fail, and nothing of them was recorded. */
    @Override
    public void close() {
        closed = true;
        channel.close();
        sequencer.close();
        try {
            thread.join(CLOSE_GRACE.plus(settings.commitWait()).plus(settings.reconnectWait()));
            for (PendingAppend append : queue.take(1, Integer.MAX_VALUE, Duration.ZERO)) {
                append.outcome().completeExceptionally(new JournalException("the journal is closed"));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            index.close();
        }
    }

    private static byte[] salt() {
        byte[] salt = new byte[Seal.SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static <T> T query(DataSource dataSource, SteadyConnection.Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new JournalException("the database cannot be read", e);
        }
    }
}
