package org.guildbook.axon;

import java.util.Set;
import org.axonframework.messaging.eventhandling.EventMessage;
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
}
