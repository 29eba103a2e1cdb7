package org.guildbook.api.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.guildbook.api.pending.PendingCommand;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its second person.
 *
 * @param pending id to confirm under {@code …/pending/{pending}/confirmations}
 * @param kind name of the command, for example {@code AdmitMember}
 * @param command what will be recorded
 * @param id of the new thing, once recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Waiting(
        UUID pending,
        String kind,
        @JsonRawValue String command,
        @Nullable UUID id,
        PartyId requester,
        PartyId confirmer,
        Instant requestedAt,
        Instant expiresAt) {

    static Waiting of(PendingCommand command) {
        return new Waiting(
                command.id(),
                command.kind(),
                command.command(),
                command.subject(),
                command.requester(),
                command.confirmer(),
                command.requestedAt(),
                command.expiresAt());
    }
}
