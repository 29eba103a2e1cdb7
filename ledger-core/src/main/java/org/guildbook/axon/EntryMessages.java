package org.guildbook.axon;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.guildbook.journal.Appended;
import org.guildbook.journal.Draft;
import org.guildbook.journal.StoredEntry;

/** Between Axon's messages and the journal's entries; keeps the storage engine free of the encoding. */
interface EntryMessages {

    /**
     * The entry an appended message becomes.
     *
     * @param tags {@code key:value}
     */
    Draft draft(Attempt attempt, EventMessage event, Set<String> tags);

    EventMessage message(StoredEntry entry);

    /** What the message would carry, for whoever needs nothing else of it; of an entry that was not erased. */
    default Object fact(StoredEntry entry) {
        return Objects.requireNonNull(message(entry).payload());
    }

    /**
     * Tells what became of messages, so that whoever has them need not read them from bytes again.
     *
     * @param events in the order of the stamps
     */
    default void appended(List<TaggedEventMessage<?>> events, Appended appended) {}
}
