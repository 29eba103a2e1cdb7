package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.guildbook.api.security.Identities;
import org.guildbook.api.security.Identity;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is. */
@RestController
@Tag(name = "Identity")
class IdentityEndpoint {

    private final Identities identities;

    IdentityEndpoint(Identities identities) {
        this.identities = identities;
    }

    /** The caller as the token says, with the party in each community. */
    record Me(String subject, String client, Map<CommunityId, PartyId> parties, boolean operator, boolean integrator) {}

    @GetMapping("/v1/me")
    Me me() {
        Identity identity = identities.current().orElseThrow(() -> new AccessDeniedException("no identity"));
        return new Me(
                identity.subject(), identity.client(), identity.parties(), identity.operator(), identity.integrator());
    }
}
