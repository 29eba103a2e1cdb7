package org.guildbook.journal;

import java.util.UUID;

/** What entries are numbered in, without gaps: the documents of a name, or the entries of a party. */
sealed interface Series {

    UUID community();

    record Documents(UUID community, String name) implements Series {}

    /**
     * The entries that name a party.
     *
     * @param key of the party in the tag index
     */
    record Party(UUID community, String id, long key) implements Series {

        static Party of(UUID community, String id) {
            return new Party(community, id, IndexKeys.party(community, id));
        }
    }
}
