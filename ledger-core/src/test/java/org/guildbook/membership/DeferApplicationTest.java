package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.MembershipEvent.ApplicationDeferred;
import org.guildbook.events.MembershipEvent.DecisionReason;
import org.guildbook.testing.Decisions;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class DeferApplicationTest {

    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);

    private final Decisions interviewedOnce = given(Candidacy.applied())
            .and(
                    Candidacy.screened(),
                    office(Role.BOARD_MEMBER, IN_BEIJING, OWNER),
                    office(Role.BOARD_MEMBER, IN_BEIJING, STAFF),
                    office(Role.BOARD_MEMBER, IN_BEIJING, ANN),
                    Candidacy.assigned(CHEN, 1),
                    Candidacy.assigned(DAN, 2),
                    Candidacy.interviewed(CHEN));

    private final Decisions guild = interviewedOnce.and(Candidacy.interviewed(DAN));

    private final ApplicationDeferred decided = new ApplicationDeferred(
            Candidacy.APPLICATION, BO, List.of(OWNER, STAFF), DecisionReason.INTERVIEWS, day("2026-02-01"));

    @Test
    void two_board_members_decide() {
        guild.when(decide(OWNER, STAFF)).facts(decided);
    }

    @Test
    void one_person_is_not_two() {
        guild.when(decide(OWNER, OWNER)).refused("second-person-missing");
    }

    @Test
    void both_sit_on_the_board() {
        guild.when(decide(OWNER, DAN)).refused("not-authorised");
        guild.when(decide(DAN, OWNER)).refused("not-authorised");
    }

    @Test
    void two_interviews_are_needed() {
        interviewedOnce.when(decide(OWNER, STAFF)).refused("not-interviewed");
    }

    @Test
    void the_referrer_does_not_decide() {
        guild.when(decide(ANN, STAFF)).refused("decider-is-referrer");
        guild.when(decide(OWNER, ANN)).refused("decider-is-referrer");
    }

    @Test
    void it_is_put_off_once_and_can_be_decided_then() {
        guild.and(decided).when(decide(OWNER, STAFF)).refused("already-deferred");
        guild.and(decided)
                .when(new AdmitMember(
                        Candidacy.APPLICATION, new MembershipId(id(601)), BO, OWNER, STAFF, day("2026-03-01")))
                .recorded();
    }

    @Test
    void the_application_is_the_candidates() {
        guild.when(new DeferApplication(
                        Candidacy.APPLICATION, CHEN, OWNER, STAFF, DecisionReason.OTHER, day("2026-02-01")))
                .refused("unknown-reference");
    }

    private static DeferApplication decide(PartyId decider, PartyId secondDecider) {
        return new DeferApplication(
                Candidacy.APPLICATION, BO, decider, secondDecider, DecisionReason.INTERVIEWS, day("2026-02-01"));
    }
}
