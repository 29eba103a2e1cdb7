package org.guildbook.community;

import static org.guildbook.testing.Decisions.COMMUNITY;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;

import org.guildbook.events.CommunityEvent.CheckpointStamped;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;

class StampCheckpointTest {

    private static final Sha256 ROOT = new Sha256("ab".repeat(32));

    private final Decisions guild = given(founded());

    @Test
    void the_system_records_a_stamp() {
        guild.when(stamp(PartyId.SYSTEM, 1)).facts(stamped(1));
        guild.and(stamped(1)).when(stamp(PartyId.SYSTEM, 2)).facts(stamped(2));
    }

    @Test
    void nobody_else_does() {
        guild.when(stamp(OWNER, 1)).refused("not-authorised");
    }

    @Test
    void a_checkpoint_is_stamped_once_and_none_before_it() {
        guild.and(stamped(7)).when(stamp(PartyId.SYSTEM, 7)).refused("checkpoint-already-stamped");
        guild.and(stamped(7)).when(stamp(PartyId.SYSTEM, 6)).refused("checkpoint-already-stamped");
    }

    private static StampCheckpoint stamp(PartyId actor, long size) {
        return new StampCheckpoint(actor, size, ROOT, "token", day("2025-02-01"));
    }

    private static CheckpointStamped stamped(long size) {
        return new CheckpointStamped(COMMUNITY, size, ROOT, "token", day("2025-02-01"));
    }
}
