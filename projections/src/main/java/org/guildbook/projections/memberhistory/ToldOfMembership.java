package org.guildbook.projections.memberhistory;

import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.ApplicationDeferred;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.InterviewerRecused;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.MembershipTypeChanged;
import org.guildbook.events.MembershipEvent.ProspectInvited;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.MembershipEvent.RulesAccepted;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.StandingEvent.AdmissionExpired;
import org.guildbook.events.StandingEvent.GraceStarted;
import org.guildbook.events.StandingEvent.MembershipClosed;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.events.TransferEvent;
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.events.TransferEvent.ChapterTransferDeclined;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;

/** What is told of the way into a community, of membership and out of it. */
final class ToldOfMembership {

    private ToldOfMembership() {}

    static void add(Told told, MembershipEvent event) {
        switch (event) {
            case CandidateReferred referral ->
                told.role("referrer", referral.referrer())
                        .role("candidate", referral.candidate())
                        .data("relationKind", referral.relationKind());
            case ReferralAccepted referral ->
                told.role("referrer", referral.referrer()).role("candidate", referral.candidate());
            case ProspectInvited invited ->
                told.role("inviter", invited.inviter()).role("candidate", invited.candidate());
            case ReferralDeclined referral ->
                told.role("referrer", referral.referrer()).role("candidate", referral.candidate());
            case ReferralWithdrawn referral ->
                told.role("referrer", referral.referrer()).role("candidate", referral.candidate());
            case ReferralStageReached referral ->
                told.role("referrer", referral.referrer())
                        .role("candidate", referral.candidate())
                        .data("stage", referral.stage());
            case ReferralStageReversed referral ->
                told.role("referrer", referral.referrer())
                        .role("candidate", referral.candidate())
                        .data("stage", referral.stage())
                        .data("reason", referral.reason());
            case RulesAccepted rules ->
                told.role("candidate", rules.candidate()).data("policy", rules.policy());
            case InterviewerRecused recused ->
                told.role("interviewer", recused.interviewer())
                        .data("application", recused.application())
                        .data("reason", recused.reason());
            case ApplicationExpired application -> told.role("candidate", application.candidate());
            case ApplicationSubmitted application ->
                told.role("candidate", application.candidate())
                        .data("membershipType", application.membershipType())
                        .data("chapter", application.chapter());
            case ApplicationScreened application -> told.role("candidate", application.candidate());
            case InterviewerAssigned interview ->
                told.role("interviewer", interview.interviewer()).data("application", interview.application());
            case InterviewRecorded interview ->
                told.role("interviewer", interview.interviewer()).data("application", interview.application());
            case MemberAdmitted admitted -> {
                told.role("candidate", admitted.candidate()).role("member", admitted.member());
                admitted.deciders().forEach(decider -> told.role("decider", decider));
                told.data("membershipType", admitted.membershipType());
                told.data("chapter", admitted.chapter()).data("basis", admitted.basis());
            }
            case ApplicationWithdrawn application -> told.role("candidate", application.candidate());
            case ApplicationRejected application -> {
                told.role("candidate", application.candidate());
                application.deciders().forEach(decider -> told.role("decider", decider));
                told.data("reason", application.reason());
            }
            case ApplicationDeferred application -> {
                told.role("candidate", application.candidate());
                application.deciders().forEach(decider -> told.role("decider", decider));
                told.data("reason", application.reason());
            }
            case MembershipPaused pause ->
                told.role("member", pause.member())
                        .role("approver", pause.approver())
                        .data("from", pause.from())
                        .data("toExclusive", pause.toExclusive());
            case MembershipResumed resumed ->
                told.role("member", resumed.member()).data("from", resumed.from());
            case MemberResigned resigned -> told.role("member", resigned.member());
            case MemberDeceased deceased -> {
                told.role("member", deceased.member());
                deceased.recorders().forEach(recorder -> told.role("recorder", recorder));
            }
            case ReinstatementRequested request ->
                told.role("member", request.member()).data("since", request.since());
            case MembershipTypeChanged changed ->
                told.role("member", changed.member()).data("membershipType", changed.type());
            case HonoraryMembershipConferred conferred -> told.role("member", conferred.member());
            case HonoraryMembershipWithdrawn withdrawn -> told.role("member", withdrawn.member());
            case TermStarted term ->
                told.role("member", term.member())
                        .data("from", term.from())
                        .data("toExclusive", term.toExclusive())
                        .data("settledOn", term.settledOn())
                        .data("basis", term.basis());
        }
    }

    static void add(Told told, StandingEvent event) {
        told.role("member", event.member());
        switch (event) {
            case RenewalWindowOpened opened ->
                told.data("since", opened.since()).data("toExclusive", opened.toExclusive());
            case GraceStarted started -> told.data("since", started.since());
            case MembershipLapsed lapsed -> told.data("since", lapsed.since());
            case MembershipClosed closed -> told.data("since", closed.since());
            case AdmissionExpired expired -> told.data("since", expired.since());
        }
    }

    static void add(Told told, TransferEvent event) {
        switch (event) {
            case ChapterTransferRequested asked ->
                told.role("member", asked.member())
                        .data("fromChapter", asked.fromChapter())
                        .data("toChapter", asked.toChapter());
            case ChapterTransferApproved approved ->
                told.role("member", approved.member())
                        .role("approver", approved.approver())
                        .data("chapter", approved.chapter());
            case ChapterTransferDeclined declined ->
                told.role("member", declined.member())
                        .role("decliner", declined.decliner())
                        .data("chapter", declined.chapter());
            case ChapterTransferCompleted completed ->
                told.role("member", completed.member())
                        .data("fromChapter", completed.fromChapter())
                        .data("toChapter", completed.toChapter());
        }
    }
}
