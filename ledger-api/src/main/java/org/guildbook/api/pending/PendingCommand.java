package org.guildbook.api.pending;

import java.time.Instant;
import java.util.UUID;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its second person.
 *
 * @param kind name of the command, for example {@code AdmitMember}
 * @param command as JSON, with both people named
 * @param subject id of the new thing the command makes, if it makes one
 * @param position of the entry once it is confirmed
 */
public record PendingCommand(
        UUID id,
        CommunityId community,
        String kind,
        String command,
        @Nullable UUID subject,
        PartyId requester,
        PartyId confirmer,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Long position) {

    /** Whether that party may see it. */
    public boolean concerns(PartyId party) {
        return requester.equals(party) || confirmer.equals(party);
    }
}
