package org.guildbook.encoding;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Numbered;
import org.guildbook.journal.Draft;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;

/** Entries as the journal stores them, stamped by hand: for tests of the encoding that need no database. */
final class StoredEntries {

    static final CommunityId COMMUNITY = CommunityId.of("01890000-0000-7000-8000-000000000001");
    static final UUID EVENT = UUID.fromString("01890000-0000-7000-8000-000000000002");
    static final UUID CAUSE = UUID.fromString("01890000-0000-7000-8000-000000000003");
    static final Instant AT = Instant.parse("2026-01-02T03:04:05.000006Z");
    static final Envelope ENVELOPE = new Envelope(
            PartyId.of("01890000-0000-7000-8000-000000000004"), "web", "order-66", "0".repeat(64), List.of(CAUSE));

    private static final byte[] HASH = new byte[32];

    static Draft draft(LedgerEvent fact) {
        Set<String> tags =
                EventEncoding.tags(fact).stream().map(Object::toString).collect(Collectors.toSet());
        return EventEncoding.draft(COMMUNITY, EVENT, fact, ENVELOPE, tags);
    }

    static StoredEntry stored(LedgerEvent fact) {
        Draft draft = draft(fact);
        SortedMap<String, byte[]> leaf = new TreeMap<>(draft.open());
        leaf.put("at", CanonicalJson.write("2026-01-02T03:04:05.000006Z"));
        leaf.put("community", CanonicalJson.write(COMMUNITY.toString()));
        leaf.put("eventId", CanonicalJson.write(EVENT.toString()));
        leaf.put("position", CanonicalJson.write(7));
        leaf.put("prev", CanonicalJson.write("1".repeat(64)));
        leaf.put("seal", CanonicalJson.write("2".repeat(64)));
        leaf.put("v", CanonicalJson.write(1));
        if (fact instanceof Numbered numbered) {
            leaf.put("document", CanonicalJson.write(numbered.series().document(12)));
        }
        return stored(draft, CanonicalJson.object(leaf), CanonicalJson.object(draft.sealed()));
    }

    static StoredEntry with(StoredEntry entry, byte[] leaf, byte[] sealed) {
        return new StoredEntry(
                entry.place(),
                entry.community(),
                entry.position(),
                entry.eventId(),
                entry.type(),
                entry.version(),
                entry.at(),
                entry.tags(),
                leaf,
                entry.salt(),
                sealed,
                entry.hash());
    }

    static StoredEntry erased(StoredEntry entry) {
        return new StoredEntry(
                entry.place(),
                entry.community(),
                entry.position(),
                entry.eventId(),
                entry.type(),
                entry.version(),
                entry.at(),
                List.of(),
                entry.leaf(),
                null,
                null,
                entry.hash());
    }

    private static StoredEntry stored(Draft draft, byte[] leaf, byte[] sealed) {
        return new StoredEntry(
                9,
                COMMUNITY.value(),
                7,
                EVENT,
                draft.type(),
                draft.version(),
                AT,
                draft.tags(),
                leaf,
                new byte[32],
                sealed,
                HASH);
    }

    private StoredEntries() {}
}
