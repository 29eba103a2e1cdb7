package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.testing.Decisions;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class AdmitMemberTest {

    private static final MembershipId MEMBERSHIP = new MembershipId(id(601));
    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);

    private final Decisions interviewedOnce = given(Candidacy.applied())
            .and(
                    Candidacy.screened(),
                    office(Role.BOARD_MEMBER, IN_BEIJING, OWNER),
                    office(Role.BOARD_MEMBER, IN_BEIJING, STAFF),
                    office(Role.BOARD_MEMBER, IN_BEIJING, ANN),
                    office(Role.BOARD_MEMBER, IN_BEIJING, CHEN),
                    Candidacy.assigned(CHEN, 1),
                    Candidacy.assigned(DAN, 2),
                    Candidacy.interviewed(CHEN));

    private final Decisions guild = interviewedOnce.and(Candidacy.interviewed(DAN));

    @Test
    void two_board_members_admit_and_the_referrer_is_credited() {
        guild.when(admit(OWNER, STAFF))
                .facts(
                        new MemberAdmitted(
                                Candidacy.APPLICATION,
                                MEMBERSHIP,
                                BO,
                                BO,
                                MembershipType.ORDINARY,
                                BEIJING,
                                List.of(OWNER, STAFF),
                                Basis.DECISION,
                                null,
                                day("2026-02-01")),
                        new ReferralStageReached(
                                Candidacy.REFERRAL, ANN, BO, ReferralStage.ADMITTED, day("2026-02-01")));
    }

    @Test
    void one_person_is_not_two() {
        guild.when(admit(OWNER, OWNER)).refused("second-person-missing");
    }

    @Test
    void both_sit_on_the_board_of_the_chapter() {
        Decisions withShanghai = guild.and(office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), STRANGER));
        withShanghai.when(admit(OWNER, STRANGER)).refused("not-authorised");
        withShanghai.when(admit(STRANGER, OWNER)).refused("not-authorised");
    }

    @Test
    void two_interviews_are_needed() {
        interviewedOnce.when(admit(OWNER, STAFF)).refused("not-interviewed");
    }

    @Test
    void the_referrer_does_not_decide() {
        guild.when(admit(ANN, STAFF)).refused("decider-is-referrer");
        guild.when(admit(OWNER, ANN)).refused("decider-is-referrer");
    }

    @Test
    void an_interviewer_does_not_decide() {
        guild.when(admit(CHEN, STAFF)).refused("decider-is-interviewer");
        guild.when(admit(OWNER, CHEN)).refused("decider-is-interviewer");
    }

    @Test
    void a_member_is_not_admitted_again() {
        guild.and(admitted(BO), term(BO, "2025-06-01", "2026-06-01"))
                .when(admit(OWNER, STAFF))
                .refused("already-a-member");
    }

    @Test
    void an_application_is_decided_once_and_within_180_days() {
        guild.and((MemberAdmitted) guild.when(admit(OWNER, STAFF)).recorded().getFirst())
                .when(admit(OWNER, STAFF))
                .refused("application-not-open");
        guild.when(new AdmitMember(Candidacy.APPLICATION, MEMBERSHIP, BO, OWNER, STAFF, day("2026-07-09")))
                .refused("application-not-open");
    }

    @Test
    void the_candidate_is_the_one_who_applied() {
        guild.when(new AdmitMember(Candidacy.APPLICATION, MEMBERSHIP, CHEN, OWNER, STAFF, day("2026-02-01")))
                .refused("unknown-reference");
    }

    @Test
    void an_id_names_one_membership() {
        guild.and(admitted(DAN))
                .when(new AdmitMember(Candidacy.APPLICATION, membership(DAN), BO, OWNER, STAFF, day("2026-02-01")))
                .refused("id-already-used");
    }

    @Test
    void a_chapter_takes_in_no_more_than_it_said() {
        assertThat(guild.and(new ChapterIntakeSet(BEIJING, 1, day("2026-01-31")))
                        .when(admit(OWNER, STAFF))
                        .recorded())
                .last()
                .isEqualTo(new ChapterIntakeSet(BEIJING, 0, day("2026-02-01")));
        guild.and(new ChapterIntakeSet(BEIJING, 0, day("2026-01-31")))
                .when(admit(OWNER, STAFF))
                .refused("chapter-full");
        assertThat(guild.and(new ChapterIntakeSet(SHANGHAI, 0, day("2026-01-31")))
                        .when(admit(OWNER, STAFF))
                        .recorded())
                .hasSize(2);
    }

    private static AdmitMember admit(PartyId decider, PartyId secondDecider) {
        return new AdmitMember(Candidacy.APPLICATION, MEMBERSHIP, BO, decider, secondDecider, day("2026-02-01"));
    }
}
