package org.guildbook.community;

import static org.guildbook.testing.Decisions.COMMUNITY;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.CommunityEvent.SigningKeyRotated;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotateSigningKeyTest {

    private final Decisions guild =
            given(founded(), office(Role.OWNER, Scope.COMMUNITY, OWNER), office(Role.STAFF, Scope.COMMUNITY, STAFF));

    @Test
    void the_owner_names_the_next_key() {
        guild.when(rotate(OWNER, "next", "2025-03-01")).facts(rotated("next", "2025-03-01"));
    }

    @Test
    void nobody_else_does() {
        guild.when(rotate(STAFF, "next", "2025-03-01")).refused("not-authorised");
    }

    @Test
    void a_key_is_named_once() {
        Decisions twice = guild.and(rotated("next", "2025-03-01"), rotated("third", "2025-03-01"));
        twice.when(rotate(OWNER, "next", "2025-03-01")).refused("signing-key-already-named");
        twice.when(rotate(OWNER, "third", "2025-03-01")).refused("signing-key-already-named");
        twice.when(rotate(OWNER, "fourth", "2025-03-01")).facts(rotated("fourth", "2025-03-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-07", "2026-02-03"})
    void both_keys_sign_for_a_week_at_least_and_a_year_at_most(String bothUntil) {
        guild.when(rotate(OWNER, "next", bothUntil)).refused("overlap-out-of-range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-08", "2026-02-02"})
    void a_week_and_a_year_are_in_range(String bothUntil) {
        guild.when(rotate(OWNER, "next", bothUntil)).facts(rotated("next", bothUntil));
    }

    @Test
    void nothing_longer_than_a_key_is_kept() {
        guild.when(rotate(OWNER, "k".repeat(301), "2025-03-01")).refused("limit-exceeded");
    }

    private static RotateSigningKey rotate(PartyId actor, String key, String bothUntil) {
        return new RotateSigningKey(actor, key, "line", day(bothUntil), day("2025-02-01"));
    }

    private static SigningKeyRotated rotated(String key, String bothUntil) {
        return new SigningKeyRotated(COMMUNITY, key, "line", day(bothUntil), day("2025-02-01"));
    }
}
