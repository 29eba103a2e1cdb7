package org.guildbook.membership;

import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;

/** The facts of one admission, step by step: Bo, referred by Ann, asks to join Beijing on 2026-01-10. */
final class Candidacy {

    static final ApplicationId APPLICATION = new ApplicationId(id(401));
    static final ReferralId REFERRAL = new ReferralId(id(301));

    static CandidateReferred referred() {
        return new CandidateReferred(REFERRAL, ANN, BO, RelationKind.ALUMNI, day("2026-01-04"));
    }

    static ReferralStageReached reached(ReferralStage stage, String date) {
        return new ReferralStageReached(REFERRAL, ANN, BO, stage, day(date));
    }

    static ReferralAccepted referralAccepted() {
        return new ReferralAccepted(REFERRAL, ANN, BO, day("2026-01-05"));
    }

    static ApplicationSubmitted submitted() {
        return new ApplicationSubmitted(APPLICATION, BO, MembershipType.ORDINARY, BEIJING, day("2026-01-10"));
    }

    static ApplicationScreened screened() {
        return new ApplicationScreened(APPLICATION, BO, day("2026-01-11"));
    }

    static InterviewerAssigned assigned(PartyId interviewer, int drawNo) {
        return new InterviewerAssigned(
                APPLICATION, interviewer, drawNo, 1, new Sha256("0".repeat(64)), day("2026-01-12"));
    }

    static InterviewRecorded interviewed(PartyId interviewer) {
        return new InterviewRecorded(APPLICATION, interviewer, Recommendation.ADMIT, day("2026-01-20"));
    }

    /** Up to and with the application; the secretary of the chapter is in office. */
    static List<LedgerEvent> applied() {
        return List.of(
                office(Role.ADMISSION_SECRETARY, Scope.chapter(BEIJING), SECRETARY), referralAccepted(), submitted());
    }

    private Candidacy() {}
}
