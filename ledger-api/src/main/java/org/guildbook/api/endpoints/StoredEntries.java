package org.guildbook.api.endpoints;

import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.decision.Refused;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;

/** Finds entries for endpoints: what is not there is refused by name. */
final class StoredEntries {

    private final Journal journal;

    StoredEntries(Journal journal) {
        this.journal = journal;
    }

    StoredEntry at(CommunityId community, long position) {
        return journal.entry(community.value(), position).orElseThrow(() -> missing(community));
    }

    /** Something of the community is not there: is it the community itself? */
    RuntimeException missing(CommunityId community) {
        return journal.head(community.value()).isPresent()
                ? FaultException.of(Fault.NOT_FOUND)
                : new Refused("unknown-community");
    }
}
