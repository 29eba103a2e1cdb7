package org.guildbook.api.security;

import java.util.Map;
import java.util.Optional;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;

/**
 * Who is behind a request, as the token or the session says.
 *
 * @param subject name of the user, or of the client that acts for itself
 * @param client through which the subject acts, for example {@code web}
 * @param parties who the subject is in each community
 */
public record Identity(
        String subject, String client, Map<CommunityId, PartyId> parties, boolean operator, boolean integrator) {

    public Identity {
        parties = Map.copyOf(parties);
        if (parties.containsValue(PartyId.SYSTEM)) {
            throw new IllegalArgumentException("nobody can sign in as the system: " + subject);
        }
    }

    /** Who the subject is in that community. */
    public Optional<PartyId> party(CommunityId community) {
        return Optional.ofNullable(parties.get(community));
    }
}
