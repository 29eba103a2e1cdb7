package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.guildbook.api.limits.LimitProperties;
import org.guildbook.api.pending.PendingCommands;
import org.guildbook.api.security.Identities;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands that wait for a second person; seen by the two they name and by nobody else. */
@RestController
@RequestMapping("/v1/communities/{community}/pending")
@Tag(name = "Pending")
class PendingEndpoint {

    private final PendingCommands pending;
    private final TwoPersonWrites writes;
    private final Identities identities;

    PendingEndpoint(PendingCommands pending, TwoPersonWrites writes, Identities identities) {
        this.pending = pending;
        this.writes = writes;
        this.identities = identities;
    }

    /** The newest 200 commands that wait for the caller, or with which the caller waits. */
    record PendingList(List<Waiting> pending) {}

    @GetMapping
    PendingList pending(@PathVariable CommunityId community) {
        PartyId self = identities
                .current()
                .flatMap(identity -> identity.party(community))
                .orElseThrow(() -> new AccessDeniedException("not a party"));
        return new PendingList(pending.of(community, self, LimitProperties.PAGE_LIMIT_ROWS).stream()
                .map(Waiting::of)
                .toList());
    }

    @PostMapping("/{pending}/confirmations")
    ResponseEntity<Accepted> confirm(Write write, @PathVariable UUID pending) {
        return writes.confirm(write, pending);
    }
}
