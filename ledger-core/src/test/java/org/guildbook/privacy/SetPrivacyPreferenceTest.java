package org.guildbook.privacy;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SetPrivacyPreferenceTest {

    private final Decisions guild =
            given(founded(), office(Role.GUARDIAN, Scope.COMMUNITY, ANN), office(Role.STAFF, Scope.COMMUNITY, STAFF));

    @Test
    void a_member_says_how_to_appear_on_leaderboards() {
        guild.when(set(BO, Audience.PUBLIC, null, PrivacyMode.HIDDEN))
                .facts(new PrivacyPreferenceSet(BO, Audience.PUBLIC, null, PrivacyMode.HIDDEN, day("2025-02-01")));
    }

    @Test
    void the_guardian_says_it_in_the_members_place() {
        guild.when(set(ANN, Audience.GROUP, PersonalField.PHONE, PrivacyMode.SHOWN))
                .facts(new PrivacyPreferenceSet(
                        BO, Audience.GROUP, PersonalField.PHONE, PrivacyMode.SHOWN, day("2025-02-01")));
    }

    @Test
    void nobody_else_does() {
        guild.when(set(STAFF, Audience.PUBLIC, null, PrivacyMode.SHOWN)).refused("preference-not-own");
    }

    @Test
    void nothing_is_hidden_from_those_who_audit() {
        guild.when(set(BO, Audience.AUDIT, null, PrivacyMode.HIDDEN)).refused("audit-scope-cannot-be-limited");
    }

    @ParameterizedTest
    @EnumSource
    void another_name_stands_for_a_name_only(PersonalField field) {
        for (PrivacyMode mode : new PrivacyMode[] {PrivacyMode.NICKNAME, PrivacyMode.PSEUDONYM}) {
            Decisions.Outcome outcome = guild.when(set(BO, Audience.MEMBERS, field, mode));
            if (field == PersonalField.NAME) {
                outcome.recorded();
            } else {
                outcome.refused("privacy-mode-unfit");
            }
        }
    }

    private static SetPrivacyPreference set(
            PartyId setter, Audience audience, @Nullable PersonalField field, PrivacyMode mode) {
        return new SetPrivacyPreference(BO, setter, audience, field, mode, day("2025-02-01"));
    }
}
