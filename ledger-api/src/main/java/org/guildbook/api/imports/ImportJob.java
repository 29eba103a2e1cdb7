package org.guildbook.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * An import, from the request of staff to the last fact.
 *
 * @param requester of the staff; {@code confirmer} is the owner
 * @param effectiveOn day under which everything is recorded
 * @param done commands recorded, of {@code total}
 * @param refusal why it failed; absent unless it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportJob(
        UUID id,
        CommunityId community,
        PartyId requester,
        PartyId confirmer,
        LocalDate effectiveOn,
        State state,
        int done,
        int total,
        int members,
        int terms,
        int payments,
        @Nullable String refusal,
        Instant requestedAt) {

    /** Where it stands. */
    enum State {
        /** For the owner to confirm, 14 days at most. */
        WAITING,
        /** Goes on at the next start if the application is stopped. */
        RUNNING,
        COMPLETE,
        /** The ledger refused what it would have accepted when the file was brought; may be confirmed again. */
        FAILED,
        /** Nobody confirmed it; the file is forgotten. */
        EXPIRED
    }

    /** Whether that party may see it. */
    boolean concerns(PartyId party) {
        return requester.equals(party) || confirmer.equals(party);
    }
}
