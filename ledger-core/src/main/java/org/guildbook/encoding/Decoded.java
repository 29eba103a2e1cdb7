package org.guildbook.encoding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;

/** What the stored bytes of an entry say. */
public sealed interface Decoded {

    /** The whole entry. */
    record Whole(Recorded recorded, Envelope envelope, List<String> tags) implements Decoded {}

    /** An entry whose sealed part was erased: its place is proven, its content is gone. */
    record Erased(
            CommunityId community, long position, Sha256 hash, Instant at, UUID eventId, LedgerEvent.Family family)
            implements Decoded {}
}
