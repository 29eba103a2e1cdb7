package org.guildbook.privacy;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

/** {@link SetConfidentialFlag} and {@link ClearConfidentialFlag}. */
class SetConfidentialFlagTest {

    private final Decisions guild =
            given(founded(), office(Role.GUARDIAN, Scope.COMMUNITY, ANN), office(Role.STAFF, Scope.COMMUNITY, STAFF));

    private final ConfidentialFlagSet flag = new ConfidentialFlagSet(BO, day("2025-02-01"));

    private final ConfidentialFlagCleared end = new ConfidentialFlagCleared(BO, day("2025-03-01"));

    @Test
    void the_guardian_protects_somebody() {
        guild.when(set(ANN)).facts(flag);
        guild.when(set(STAFF)).refused("not-authorised");
        guild.when(set(BO)).refused("not-authorised");
    }

    @Test
    void once() {
        guild.and(flag).when(set(ANN)).refused("flag-already-set");
        guild.and(flag, end).when(set(ANN)).recorded();
    }

    @Test
    void the_guardian_ends_it() {
        guild.and(flag).when(clear(ANN)).facts(end);
        guild.and(flag).when(clear(BO)).refused("not-authorised");
    }

    @Test
    void what_does_not_hold_does_not_end() {
        guild.when(clear(ANN)).refused("flag-not-set");
        guild.and(flag, end).when(clear(ANN)).refused("flag-not-set");
    }

    private static SetConfidentialFlag set(PartyId actor) {
        return new SetConfidentialFlag(BO, actor, day("2025-02-01"));
    }

    private static ClearConfidentialFlag clear(PartyId actor) {
        return new ClearConfidentialFlag(BO, actor, day("2025-03-01"));
    }
}
