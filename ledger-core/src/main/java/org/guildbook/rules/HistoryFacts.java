package org.guildbook.rules;

import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.ConductEvent.WarningIssued;
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

/** What each fact says of the standing of its party: decisions and read models fold them here, and nowhere else. */
final class HistoryFacts {

    private HistoryFacts() {}

    static MembershipHistory onto(MembershipHistory history, MembershipEvent fact) {
        return switch (fact) {
            // Whoever was taken over at the founding waits for no dues: the term came with the admission.
            case MemberAdmitted admitted ->
                admitted.basis() == Basis.OPENING ? history : history.admitted(admitted.effectiveOn());
            case TermStarted term ->
                history.started(new MembershipHistory.Term(term.from(), term.toExclusive(), term.settledOn()));
            case MembershipPaused pause -> history.paused(new Interval(pause.from(), pause.toExclusive()));
            case MembershipResumed resumed -> history.resumed(resumed.effectiveOn());
            case MemberResigned resigned -> history.resigned(resigned.effectiveOn());
            case MemberDeceased deceased -> history.deceased(deceased.effectiveOn());
            case HonoraryMembershipConferred honour -> history.honoured(new Interval(honour.effectiveOn(), null));
            case HonoraryMembershipWithdrawn withdrawn -> history.honourWithdrawn(withdrawn.effectiveOn());
            case CandidateReferred _,
                    ProspectInvited _,
                    ReferralDeclined _,
                    ReferralWithdrawn _,
                    ReferralStageReversed _,
                    RulesAccepted _,
                    InterviewerRecused _,
                    ApplicationExpired _,
                    ReferralAccepted _,
                    ReferralStageReached _,
                    ApplicationSubmitted _,
                    ApplicationScreened _,
                    InterviewerAssigned _,
                    InterviewRecorded _,
                    ApplicationWithdrawn _,
                    ApplicationRejected _,
                    ApplicationDeferred _,
                    ReinstatementRequested _,
                    MembershipTypeChanged _ -> history;
        };
    }

    static MembershipHistory onto(MembershipHistory history, ConductEvent fact) {
        return switch (fact) {
            case MemberSuspended suspension ->
                history.suspended(new Interval(suspension.from(), suspension.toExclusive()));
            case SuspensionLifted lifted -> history.suspensionLifted(lifted.effectiveOn());
            case MemberExpelled expelled -> history.expelled(expelled.effectiveOn());
            case ExpulsionOverturned overturned -> history.expulsionOverturned(overturned.effectiveOn());
            case ReportFiled _,
                    CaseOpened _,
                    CaseHandlersAssigned _,
                    HandlerRecused _,
                    StatementSubmitted _,
                    CaseDecided _,
                    CaseAppealed _,
                    AppealDecided _,
                    WarningIssued _ -> history;
        };
    }
}
