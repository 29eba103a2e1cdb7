package org.guildbook.axon;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.encoding.Decoded;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Appended;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Stamp;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** Messages that carry facts as records, without a detour over Axon's converters. */
final class FactMessages implements EntryMessages {

    /** Tag under which the entries of a command are found again; a command without an id has none. */
    static final String COMMAND_ID = "commandId";

    /** Type of the message that stands for an entry whose sealed part was erased; nobody handles it. */
    static final MessageType ERASED = new MessageType("journal.Erased", "1");

    /** Enough that decisions and processors, which read the same new entries, decode each of them once. */
    private static final int KEPT_FACTS = 32_768;

    /** No messages: each would be dozens of objects that the garbage collector copies for as long as they are kept. */
    private final AtomicReferenceArray<@Nullable Kept> kept = new AtomicReferenceArray<>(KEPT_FACTS);

    private record Kept(long place, Recorded recorded) {}

    @Override
    public Draft draft(Attempt attempt, EventMessage event, Set<String> tags) {
        if (!(event.payload() instanceof LedgerEvent fact)) {
            throw new IllegalArgumentException("not a fact of the ledger: " + event.type());
        }
        Set<String> all = new HashSet<>(tags);
        if (attempt.envelope().commandId() != null) {
            all.add(COMMAND_ID + ":" + attempt.envelope().commandId());
        }
        try {
            return EventEncoding.draft(
                    attempt.community(), UUID.fromString(event.identifier()), fact, attempt.envelope(), all);
        } catch (NotCanonicalException e) {
            throw new Refused("not-recordable").with("reason", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public EventMessage message(StoredEntry entry) {
        return entry.sealed() == null ? erased(entry) : message(recorded(entry));
    }

    @Override
    public LedgerEvent fact(StoredEntry entry) {
        return recorded(entry).fact();
    }

    private Recorded recorded(StoredEntry entry) {
        Kept known = kept.get((int) (entry.place() % KEPT_FACTS));
        return known != null && known.place == entry.place()
                ? known.recorded
                : keep(entry.place(), RecordedEvents.from(entry));
    }

    @Override
    public void appended(List<TaggedEventMessage<?>> events, Appended appended) {
        long place = appended.place() - events.size();
        for (int i = 0; i < events.size(); i++) {
            EventMessage event = events.get(i).event();
            if (event.payload() instanceof LedgerEvent fact) {
                Stamp stamp = appended.stamps().get(i);
                keep(
                        ++place,
                        new Recorded(
                                new CommunityId(stamp.community()),
                                stamp.position(),
                                Sha256.of(stamp.hash()),
                                stamp.at(),
                                UUID.fromString(event.identifier()),
                                stamp.document(),
                                fact));
            }
        }
    }

    private Recorded keep(long place, Recorded recorded) {
        kept.set((int) (place % KEPT_FACTS), new Kept(place, recorded));
        return recorded;
    }

    private static EventMessage erased(StoredEntry entry) {
        return switch (EventEncoding.decode(entry)) {
            case Decoded.Whole whole -> message(whole.recorded());
            case Decoded.Erased erased ->
                message(
                        ERASED,
                        erased,
                        erased.eventId(),
                        erased.at(),
                        Map.of(ThisCommunity.COMMUNITY, erased.community().toString()));
        };
    }

    private static EventMessage message(Recorded recorded) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(ThisCommunity.COMMUNITY, recorded.community().toString());
        metadata.put(RecordedEvents.POSITION, Long.toString(recorded.position()));
        metadata.put(RecordedEvents.HASH, recorded.hash().hex());
        if (recorded.document() != null) {
            metadata.put(RecordedEvents.DOCUMENT, recorded.document());
        }
        MessageType type =
                StoredMessageTypes.of(EventCatalogue.kindOf(recorded.fact().getClass()));
        return message(type, recorded.fact(), recorded.eventId(), recorded.at(), metadata);
    }

    private static EventMessage message(
            MessageType type, Object payload, UUID eventId, Instant at, Map<String, String> metadata) {
        return new GenericEventMessage(eventId.toString(), type, payload, metadata, at);
    }
}
