package org.guildbook.axon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.journal.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * All logs in the order they were recorded, page by page, and on as they grow.
 *
 * <p>Closing it only lets go of what it holds: asked again, it goes on with what was not handed out. Axon's own stream
 * would tell of nothing for ever, and Axon 5.0.1 may ask it again (see {@link CoordinatorThread}).
 */
final class JournalTail implements MessageStream<EventMessage> {

    private static final int PAGE_ENTRIES = 500;

    private final Journal journal;
    private final StreamingCondition condition;
    private final Function<StoredEntry, Entry<EventMessage>> message;

    /** What matches, was read and was not handed out. */
    private final Deque<StoredEntry> ahead = new ArrayDeque<>();

    /** The place up to which was read. */
    private long after;

    private @Nullable Entry<EventMessage> first;
    private @Nullable Throwable error;
    private @Nullable Runnable callback;
    private @Nullable Subscription commits;

    /**
     * What matches after the position of the condition.
     *
     * @param message gives each entry its token
     */
    JournalTail(Journal journal, StreamingCondition condition, Function<StoredEntry, Entry<EventMessage>> message) {
        this.journal = journal;
        this.condition = condition;
        this.message = message;
        TrackingToken position = condition.position();
        this.after = position == null ? 0 : Math.max(0, position.position().orElse(0));
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> next() {
        Optional<Entry<EventMessage>> next = peek();
        if (next.isPresent()) {
            ahead.removeFirst();
            first = null;
        }
        return next;
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> peek() {
        if (first == null && error == null) {
            try {
                listen();
                read();
                first = ahead.isEmpty() ? null : message.apply(ahead.getFirst());
            } catch (Throwable e) {
                // Errors as well: Axon tries again after a stream told of one, but never after one was thrown.
                error = e;
            }
        }
        return Optional.ofNullable(first);
    }

    /** The next page with an entry that matches; nothing only at the end of what is committed. */
    private void read() {
        while (ahead.isEmpty()) {
            List<StoredEntry> page = journal.page(after, PAGE_ENTRIES);
            if (page.isEmpty()) {
                return;
            }
            ahead.addAll(page.stream().filter(this::matches).toList());
            after = page.getLast().place();
        }
    }

    private boolean matches(StoredEntry entry) {
        if (!condition.criteria().hasCriteria()) {
            return true;
        }
        Set<Tag> tags = new HashSet<>();
        for (String tag : entry.tags()) {
            int colon = tag.indexOf(':');
            tags.add(Tag.of(tag.substring(0, colon), tag.substring(colon + 1)));
        }
        return condition.matches(new QualifiedName(entry.type()), tags);
    }

    @Override
    public synchronized boolean hasNextAvailable() {
        return peek().isPresent();
    }

    /** Calls back at once as well, for what was committed before. */
    @Override
    public synchronized void setCallback(Runnable callback) {
        letGo();
        this.callback = callback;
        listen();
        callback.run();
    }

    private void listen() {
        if (callback != null && commits == null) {
            commits = journal.onCommit(callback);
        }
    }

    private void letGo() {
        if (commits != null) {
            commits.close();
            commits = null;
        }
    }

    @Override
    public synchronized Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }

    @Override
    public synchronized boolean isCompleted() {
        return error != null;
    }

    @Override
    public synchronized void close() {
        letGo();
        if (!ahead.isEmpty()) {
            after = ahead.getFirst().place() - 1;
            ahead.clear();
        }
        first = null;
        error = null;
    }
}
