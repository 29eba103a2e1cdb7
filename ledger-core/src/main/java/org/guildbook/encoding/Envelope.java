package org.guildbook.encoding;

import java.util.List;
import java.util.UUID;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed beside a fact: who acted, through what, under which command.
 *
 * @param client through which the actor acted, for example {@code web}
 * @param commandId key against repetition, if the client sent one
 * @param commandSha256 of the request under that key, 64 hex digits
 * @param causes ids of the facts this one follows from
 */
public record Envelope(
        PartyId actor,
        String client,
        @Nullable String commandId,
        @Nullable String commandSha256,
        List<UUID> causes) {}
