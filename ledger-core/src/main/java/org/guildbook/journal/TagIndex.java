package org.guildbook.journal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.guildbook.journal.Heads.SeriesHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the index of tags, behind the log: thousands of entries at a time, because a row for every tag of every entry
 * costs as much as the entry. What is not indexed yet is in the {@link RecentWindow}, which keeps it until it is.
 *
 * <p>Any node writes it, and compares and sets the place up to which it is written. A node that comes too late writes nothing.
 */
final class TagIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TagIndex.class);

    /** So much of the window may wait. */
    private static final int WINDOW_PARTS = 8;

    private final SteadyConnection connection;
    private final RecentWindow window;
    private final JournalSettings settings;
    /** In order of place; the last of them may not be committed yet. */
    private final Deque<TagRows> waiting = new ArrayDeque<>();

    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-tag-index").daemon().factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long notBeforeNanos = System.nanoTime();

    TagIndex(SteadyConnection connection, RecentWindow window, JournalSettings settings) {
        this.connection = connection;
        this.window = window;
        this.settings = settings;
    }

    void add(TagRows rows) {
        synchronized (waiting) {
            if (rows.place() > window.indexed()) {
                waiting.addLast(rows);
            }
        }
    }

    /** Forgets what the window has forgotten: all that is not committed. */
    void rollBack() {
        synchronized (waiting) {
            while (!waiting.isEmpty() && waiting.getLast().place() > window.committed()) {
                waiting.removeLast();
            }
        }
    }

    /** Forgets everything, after the window has. */
    void reset(long indexed) {
        window.indexed(indexed);
        synchronized (waiting) {
            waiting.clear();
        }
    }

    /** Puts the newest numbers of parties, as far as they are not indexed yet; returns those found. */
    Set<Series> putNewest(Set<Series> series, Heads heads) {
        Map<Long, Series> sought = new HashMap<>();
        for (Series each : series) {
            if (each instanceof Series.Party party) {
                sought.put(party.key(), party);
            }
        }
        Set<Series> found = new HashSet<>();
        synchronized (waiting) {
            Iterator<TagRows> backwards = waiting.descendingIterator();
            while (backwards.hasNext() && !sought.isEmpty()) {
                TagRows rows = backwards.next();
                for (int i = 0; i < rows.parties().length; i++) {
                    Series party = sought.remove(rows.parties()[i]);
                    if (party != null) {
                        heads.put(party, new SeriesHead(rows.numbers()[i], rows.hash()));
                        found.add(party);
                    }
                }
            }
        }
        return found;
    }

    /** After a commit: has the index written by another thread, if it is time. */
    void committed() {
        long unindexed = window.committed() - window.indexed();
        if ((unindexed > settings.windowEntries() / WINDOW_PARTS || window.isStuck(1))
                && System.nanoTime() - notBeforeNanos >= 0
                && asked.compareAndSet(false, true)) {
            writing.execute(this::writeAsAsked);
        }
    }

    private void writeAsAsked() {
        try {
            write();
        } catch (RuntimeException e) {
            notBeforeNanos = System.nanoTime() + settings.headPoll().toNanos();
            LOG.warn("tried again later", e);
        } finally {
            asked.set(false);
        }
    }

    /** Before more is taken in: if the index is so far behind that the window has become too large, waits until it is written. */
    void makeRoom() {
        if (window.isStuck(2)) {
            write();
        }
    }

    /**
     * Indexes all that this node knows to be committed, unless another node has.
     *
     * @throws JournalException if the database refuses or stays away; no append is to blame for it
     */
    synchronized void write() {
        try {
            long after = indexed();
            List<TagRows> entries = committedNotIndexed();
            if (!entries.isEmpty()) {
                connection.query(living -> {
                    TagInsert.run(living, after, entries);
                    return living;
                });
                indexed();
            }
        } catch (SQLException e) {
            throw new JournalException("the index of tags cannot be written", e);
        }
    }

    private List<TagRows> committedNotIndexed() {
        long upTo = window.committed();
        synchronized (waiting) {
            return waiting.stream().takeWhile(rows -> rows.place() <= upTo).toList();
        }
    }

    private long indexed() throws SQLException {
        long place = connection.query(HeadQueries::indexed);
        window.indexed(place);
        synchronized (waiting) {
            while (!waiting.isEmpty() && waiting.getFirst().place() <= place) {
                waiting.removeFirst();
            }
        }
        return place;
    }

    @Override
    public void close() {
        writing.shutdown();
        synchronized (this) {
            connection.close();
        }
    }
}
