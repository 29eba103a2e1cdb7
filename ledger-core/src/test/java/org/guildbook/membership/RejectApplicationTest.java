package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.DecisionReason;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class RejectApplicationTest {

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

    private final ApplicationRejected decided = new ApplicationRejected(
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
    void it_is_decided_once() {
        guild.and(decided).when(decide(OWNER, STAFF)).refused("application-not-open");
        guild.and(chapter(BEIJING), decided)
                .when(new SubmitApplication(
                        new ApplicationId(id(402)), BO, MembershipType.ORDINARY, BEIJING, null, day("2026-02-02")))
                .recorded();
    }

    @Test
    void the_application_is_the_candidates() {
        guild.when(new RejectApplication(
                        Candidacy.APPLICATION, CHEN, OWNER, STAFF, DecisionReason.OTHER, day("2026-02-01")))
                .refused("unknown-reference");
    }

    private static RejectApplication decide(PartyId decider, PartyId secondDecider) {
        return new RejectApplication(
                Candidacy.APPLICATION, BO, decider, secondDecider, DecisionReason.INTERVIEWS, day("2026-02-01"));
    }
}
