package org.guildbook.community;

import static org.guildbook.testing.Decisions.COMMUNITY;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.CommunityEvent.LogRestored;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;

class RestoreLogTest {

    private static final Sha256 ROOT = new Sha256("a".repeat(64));

    private final Decisions guild =
            given(founded(), office(Role.OWNER, Scope.COMMUNITY, OWNER), office(Role.STAFF, Scope.COMMUNITY, STAFF));

    @Test
    void the_owner_admits_what_was_lost() {
        guild.when(restore(OWNER, 2, 7, 9)).facts(restored(2, 7, 9));
        guild.when(restore(OWNER, 2, 0, 1)).facts(restored(2, 0, 1));
    }

    @Test
    void nobody_else_does() {
        guild.when(restore(STAFF, 2, 7, 9)).refused("not-authorised");
    }

    @Test
    void incarnations_follow_each_other() {
        guild.when(restore(OWNER, 1, 7, 9)).refused("incarnation-not-next");
        guild.when(restore(OWNER, 3, 7, 9)).refused("incarnation-not-next");
        guild.and(restored(2, 7, 9)).when(restore(OWNER, 2, 7, 9)).refused("incarnation-not-next");
        guild.and(restored(2, 7, 9)).when(restore(OWNER, 3, 7, 9)).facts(restored(3, 7, 9));
    }

    @Test
    void where_nothing_was_lost_nothing_is_restored() {
        guild.when(restore(OWNER, 2, 9, 9)).refused("nothing-to-restore");
        guild.when(restore(OWNER, 2, -1, 9)).refused("nothing-to-restore");
    }

    private static RestoreLog restore(PartyId actor, int incarnation, long kept, long lost) {
        return new RestoreLog(actor, incarnation, kept, lost, ROOT, day("2025-02-01"));
    }

    private static LogRestored restored(int incarnation, long kept, long lost) {
        return new LogRestored(COMMUNITY, incarnation, kept, lost, ROOT, day("2025-02-01"));
    }
}
