package org.guildbook.axon;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.encoding.Decoded;
import org.guildbook.encoding.EncodingException;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;

/** Facts with their place on the ledger, from what a processor is handed or from the journal itself. */
public final class RecordedEvents {

    /** Metadata key of the dense position in the log of the community. */
    public static final String POSITION = "position";

    /** Metadata key of the entry's hash, 64 hex digits. */
    public static final String HASH = "hash";

    /** Metadata key of the stamped document number; absent where there is none. */
    public static final String DOCUMENT = "document";

    /** The fact in a message that was read from the ledger. */
    public static Recorded from(EventMessage message) {
        if (!(message.payload() instanceof LedgerEvent fact)) {
            throw new IllegalArgumentException("not a fact of the ledger: " + message.type());
        }
        return new Recorded(
                CommunityId.of(metadata(message, ThisCommunity.COMMUNITY)),
                Long.parseLong(metadata(message, POSITION)),
                new Sha256(metadata(message, HASH)),
                message.timestamp(),
                UUID.fromString(message.identifier()),
                message.metadata().get(DOCUMENT),
                fact);
    }

    /**
     * The fact in a stored entry.
     *
     * @throws EncodingException if the bytes are broken, or erased: {@code entry.sealed()} is absent then
     */
    public static Recorded from(StoredEntry entry) {
        return find(entry).orElseThrow(() -> new EncodingException("the entry's sealed part was erased"));
    }

    /** The fact in a stored entry; empty when its sealed part was erased: it tells nothing any more. */
    public static Optional<Recorded> find(StoredEntry entry) {
        return switch (EventEncoding.decode(entry)) {
            case Decoded.Whole whole -> Optional.of(whole.recorded());
            case Decoded.Erased _ -> Optional.empty();
        };
    }

    private static String metadata(EventMessage message, String key) {
        String value = message.metadata().get(key);
        if (value == null) {
            throw new IllegalArgumentException("an event that was not read from the ledger: no " + key);
        }
        return value;
    }

    private RecordedEvents() {}
}
