package org.guildbook.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Decisions.hashAt;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.LegalBasis;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.UpdateReason;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.rules.Party;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@link RegisterParty} and {@link UpdatePersonalData}. */
class RegisterPartyTest {

    private final Decisions guild = given(founded(), office(Role.STAFF, Scope.COMMUNITY, STAFF));

    private final PartyRegistered registered =
            new PartyRegistered(BO, PartyKind.PERSON, name(1), BO, day("2025-02-01"));

    @Test
    void a_person_registers() {
        guild.when(register(BO, "PERSON", name(1))).facts(registered);
        assertThat(guild.and(registered).fold(Party.class, BO)).isEqualTo(new Party(BO, true, 1, false));
    }

    @Test
    void staff_register_somebody() {
        guild.when(register(STAFF, "TEAM", name(1)))
                .facts(new PartyRegistered(BO, PartyKind.TEAM, name(1), STAFF, day("2025-02-01")));
        guild.when(register(STRANGER, "TEAM", name(1))).refused("not-authorised");
    }

    @Test
    void staff_of_a_chapter_serve_its_members() {
        Decisions beijing = given(founded(), admitted(BO), office(Role.STAFF, Scope.chapter(BEIJING), ANN));
        beijing.when(register(ANN, "PERSON", name(1))).recorded();
        given(founded(), admitted(BO), office(Role.STAFF, Scope.chapter(SHANGHAI), ANN))
                .when(register(ANN, "PERSON", name(1)))
                .refused("not-authorised");
    }

    @Test
    void a_party_is_a_person_a_team_or_an_organisation() {
        guild.when(register(BO, "ROBOT", name(1))).refused("party-kind-unknown");
    }

    @Test
    void a_party_has_a_name_in_the_vault() {
        guild.when(register(BO, "PERSON", List.of())).refused("vault-record-missing");
        guild.when(register(BO, "PERSON", List.of(ref(PersonalField.EMAIL, 1)))).refused("vault-record-missing");
    }

    @Test
    void nobody_is_registered_twice() {
        guild.and(registered).when(register(BO, "PERSON", name(2))).refused("already-registered");
    }

    @Test
    void data_are_corrected() {
        guild.and(registered)
                .when(update(BO, name(2), null))
                .facts(new PersonalDataUpdated(BO, name(2), BO, null, day("2025-02-01")));
        guild.and(registered).when(update(BO, List.of(), null)).refused("vault-record-missing");
    }

    @Test
    void staff_say_why() {
        guild.and(registered)
                .when(update(STAFF, name(2), UpdateReason.CORRECTION))
                .facts(new PersonalDataUpdated(BO, name(2), STAFF, UpdateReason.CORRECTION, day("2025-02-01")));
        guild.and(registered).when(update(STAFF, name(2), null)).refused("reason-missing");
        guild.and(registered)
                .when(update(STRANGER, name(2), UpdateReason.CORRECTION))
                .refused("not-authorised");
    }

    @Test
    void whom_nobody_registered_nobody_corrects() {
        guild.when(update(BO, name(1), null)).refused("unknown-reference");
    }

    @Test
    void what_was_written_earlier_comes_too_late() {
        Decisions twice = guild.and(registered, new PersonalDataUpdated(BO, name(3), BO, null, day("2025-02-01")));
        twice.when(update(BO, name(2), null)).refused("decision-stale");
        twice.when(update(BO, name(3), null)).refused("decision-stale");
        twice.when(update(BO, name(4), null)).recorded();
    }

    @Test
    void what_was_erased_is_not_written_again() {
        Decisions erased = guild.and(
                registered, new ErasureRecorded(LegalBasis.REQUEST, List.of(), BO, STAFF, ANN, day("2025-02-01")));
        erased.when(update(BO, name(2), null)).refused("vault-record-erased");
        erased.when(register(BO, "PERSON", name(2))).refused("vault-record-erased");
    }

    private static RegisterParty register(PartyId recorder, String kind, List<VaultRef> refs) {
        return new RegisterParty(BO, kind, refs, recorder, day("2025-02-01"));
    }

    private static UpdatePersonalData update(PartyId recorder, List<VaultRef> refs, @Nullable UpdateReason reason) {
        return new UpdatePersonalData(BO, refs, recorder, reason, day("2025-02-01"));
    }

    private static List<VaultRef> name(int version) {
        return List.of(ref(PersonalField.NAME, version));
    }

    private static VaultRef ref(PersonalField field, int version) {
        return new VaultRef(field, version, hashAt(7));
    }
}
