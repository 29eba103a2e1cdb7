package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class RecordDeathTest {

    private final Decisions guild = given(
                    office(Role.STAFF, Scope.COMMUNITY, STAFF),
                    office(Role.STAFF, Scope.COMMUNITY, CHEN),
                    office(Role.OWNER, Scope.COMMUNITY, OWNER),
                    admitted(BO),
                    term(BO, "2025-01-10", "2026-01-10"))
            .decidedOn("2025-11-20");

    private final MemberDeceased deceased = new MemberDeceased(BO, List.of(CHEN, STAFF), day("2025-11-02"));

    @Test
    void two_of_the_staff_record_it_and_the_membership_has_ended() {
        guild.when(death(CHEN, STAFF)).facts(deceased);
        Standing bo = guild.and(deceased).fold(Standing.class, BO);
        assertThat(bo.statusOn(day("2025-11-01"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(bo.statusOn(day("2025-11-02"))).isEqualTo(MembershipStatus.DECEASED);
    }

    @Test
    void both_are_staff_and_two_people() {
        guild.when(death(CHEN, CHEN)).refused("second-person-missing");
        guild.when(death(OWNER, STAFF)).refused("not-authorised");
        guild.when(death(CHEN, ANN)).refused("not-authorised");
    }

    @Test
    void it_is_recorded_once() {
        guild.and(deceased).decidedOn("2025-11-21").when(death(CHEN, STAFF)).refused("already-deceased");
    }

    @Test
    void it_was_a_member() {
        guild.when(new RecordDeath(STRANGER, CHEN, STAFF, day("2025-11-02"))).refused("unknown-reference");
    }

    private static RecordDeath death(PartyId recorder, PartyId secondRecorder) {
        return new RecordDeath(BO, recorder, secondRecorder, day("2025-11-02"));
    }
}
