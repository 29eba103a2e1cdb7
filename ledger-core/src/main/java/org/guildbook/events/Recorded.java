package org.guildbook.events;

import java.time.Instant;
import java.util.UUID;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A fact with its place on the ledger.
 *
 * @param position dense place in the log of the community, from 0
 * @param hash of the entry: the next entry's {@code prev} and the Merkle leaf
 * @param at when the log accepted it, microseconds, never earlier than the entry before
 * @param document the stamped number of a {@link Numbered} fact, for example {@code RC-2026-DUES-000001}
 */
public record Recorded(
        CommunityId community,
        long position,
        Sha256 hash,
        Instant at,
        UUID eventId,
        @Nullable String document,
        LedgerEvent fact) {}
