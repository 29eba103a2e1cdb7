package org.guildbook.axon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.journal.Subscription;

/** All logs in the order they were recorded, page by page, and on as they grow. */
final class JournalTail {

    private static final int PAGE_ENTRIES = 500;

    private final Journal journal;
    private final StreamingCondition condition;
    private long after;

    private JournalTail(Journal journal, StreamingCondition condition, long after) {
        this.journal = journal;
        this.condition = condition;
        this.after = after;
    }

    /** What matches after the position of the condition; {@code message} gives each entry its token. */
    static MessageStream<EventMessage> stream(
            Journal journal,
            StreamingCondition condition,
            Function<StoredEntry, MessageStream.Entry<EventMessage>> message) {
        long first = condition.position() == null
                ? 0
                : Math.max(0, condition.position().position().orElse(0));
        return new LastingStream(first, after -> new JournalTail(journal, condition, after).stream(message));
    }

    private MessageStream<EventMessage> stream(Function<StoredEntry, MessageStream.Entry<EventMessage>> message) {
        return new ContinuousMessageStream<>(_ -> next(), message, (_, callback) -> subscribe(callback));
    }

    /** The next page with an entry that matches; empty only at the end of what is committed. */
    private List<StoredEntry> next() {
        while (true) {
            List<StoredEntry> page = journal.page(after, PAGE_ENTRIES);
            if (page.isEmpty()) {
                return page;
            }
            after = page.getLast().place();
            List<StoredEntry> matching = page.stream().filter(this::matches).toList();
            if (!matching.isEmpty()) {
                return matching;
            }
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

    private Registration subscribe(Runnable callback) {
        Subscription subscription = journal.onCommit(callback);
        return () -> {
            subscription.close();
            return true;
        };
    }
}
