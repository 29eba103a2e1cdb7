package org.guildbook.projections.memberhistory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.CommunityEvent.CheckpointStamped;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.CommunityEvent.LogRestored;
import org.guildbook.events.CommunityEvent.OwnershipTransferred;
import org.guildbook.events.CommunityEvent.SigningKeyRotated;
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
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.LedgerEvent;
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
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.events.PrivacyEvent.ConsentWithdrawn;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.events.PrivacyEvent.VaultRef;
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
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** What a fact tells the parties it names: their roles, and the data worth showing. */
final class Told {

    private final Map<PartyId, SortedSet<String>> roles = new LinkedHashMap<>();
    private final SortedMap<String, String> data = new TreeMap<>();

    private Told() {}

    Map<PartyId, SortedSet<String>> roles() {
        return roles;
    }

    SortedMap<String, String> data() {
        return data;
    }

    static Told by(LedgerEvent fact) {
        Told told = new Told();
        switch (fact) {
            case CommunityEvent event -> told.add(event);
            case ChapterEvent event -> told.add(event);
            case MembershipEvent event -> told.add(event);
            case StandingEvent event -> told.add(event);
            case TransferEvent event -> told.add(event);
            case ConductEvent event -> told.add(event);
            case DuesEvent event -> told.add(event);
            case AccountsEvent event -> told.add(event);
            case ContributionEvent event -> told.add(event);
            case PointsEvent event -> told.add(event);
            case PolicyEvent _ -> {}
            case PrivacyEvent event -> told.add(event);
        }
        return told;
    }

    private void add(CommunityEvent event) {
        switch (event) {
            case CommunityFounded founded -> role("owner", founded.owner()).data("name", founded.name());
            case OwnershipTransferred transfer ->
                role("formerOwner", transfer.formerOwner()).role("newOwner", transfer.newOwner());
            case FoundingPhaseClosed _, CheckpointStamped _, SigningKeyRotated _, LogRestored _ -> {}
        }
    }

    private void add(ChapterEvent event) {
        switch (event) {
            case SmallGroupJoined joined -> role("member", joined.member()).data("group", joined.group());
            case SmallGroupLeft left ->
                role("member", left.member()).data("group", left.group()).data("reason", left.reason());
            case OfficeAppointed office ->
                role("officeHolder", office.officeHolder())
                        .data("role", office.role())
                        .data("scope", office.scope())
                        .data("from", office.from())
                        .data("toExclusive", office.toExclusive())
                        .data("basis", office.basis());
            case OfficeVacated office ->
                role("officeHolder", office.officeHolder())
                        .data("role", office.role())
                        .data("scope", office.scope());
            case GroupMeetingHeld meeting -> {
                role("organiser", meeting.organiser());
                meeting.attendees().forEach(attendee -> role("attendee", attendee));
                data("group", meeting.group()).data("month", meeting.month());
            }
            case MeetingHeld meeting -> {
                meeting.attendees().forEach(attendee -> role("attendee", attendee));
            }
            case BoardConstituted _,
                    BoardTeamFormed _,
                    ChapterDissolved _,
                    ChapterFounded _,
                    CommitteeDischarged _,
                    CommitteeFormed _,
                    SmallGroupDissolved _,
                    SmallGroupFormed _,
                    SmallGroupSplit _,
                    SmallGroupsMerged _ -> {}
        }
    }

    private void add(MembershipEvent event) {
        switch (event) {
            case CandidateReferred referral ->
                role("referrer", referral.referrer())
                        .role("candidate", referral.candidate())
                        .data("relationKind", referral.relationKind());
            case ReferralAccepted referral ->
                role("referrer", referral.referrer()).role("candidate", referral.candidate());
            case ProspectInvited invited -> role("inviter", invited.inviter()).role("candidate", invited.candidate());
            case ReferralDeclined referral ->
                role("referrer", referral.referrer()).role("candidate", referral.candidate());
            case ReferralWithdrawn referral ->
                role("referrer", referral.referrer()).role("candidate", referral.candidate());
            case ReferralStageReached referral ->
                role("referrer", referral.referrer())
                        .role("candidate", referral.candidate())
                        .data("stage", referral.stage());
            case ReferralStageReversed referral ->
                role("referrer", referral.referrer())
                        .role("candidate", referral.candidate())
                        .data("stage", referral.stage())
                        .data("reason", referral.reason());
            case RulesAccepted rules -> role("candidate", rules.candidate()).data("policy", rules.policy());
            case InterviewerRecused recused ->
                role("interviewer", recused.interviewer())
                        .data("application", recused.application())
                        .data("reason", recused.reason());
            case ApplicationExpired application -> role("candidate", application.candidate());
            case ApplicationSubmitted application ->
                role("candidate", application.candidate())
                        .data("membershipType", application.membershipType())
                        .data("chapter", application.chapter());
            case ApplicationScreened application -> role("candidate", application.candidate());
            case InterviewerAssigned interview ->
                role("interviewer", interview.interviewer()).data("application", interview.application());
            case InterviewRecorded interview ->
                role("interviewer", interview.interviewer()).data("application", interview.application());
            case MemberAdmitted admitted -> {
                role("candidate", admitted.candidate()).role("member", admitted.member());
                admitted.deciders().forEach(decider -> role("decider", decider));
                data("membershipType", admitted.membershipType());
                data("chapter", admitted.chapter()).data("basis", admitted.basis());
            }
            case ApplicationWithdrawn application -> role("candidate", application.candidate());
            case ApplicationRejected application -> {
                role("candidate", application.candidate());
                application.deciders().forEach(decider -> role("decider", decider));
                data("reason", application.reason());
            }
            case ApplicationDeferred application -> {
                role("candidate", application.candidate());
                application.deciders().forEach(decider -> role("decider", decider));
                data("reason", application.reason());
            }
            case MembershipPaused pause ->
                role("member", pause.member())
                        .role("approver", pause.approver())
                        .data("from", pause.from())
                        .data("toExclusive", pause.toExclusive());
            case MembershipResumed resumed -> role("member", resumed.member()).data("from", resumed.from());
            case MemberResigned resigned -> role("member", resigned.member());
            case MemberDeceased deceased -> {
                role("member", deceased.member());
                deceased.recorders().forEach(recorder -> role("recorder", recorder));
            }
            case ReinstatementRequested request ->
                role("member", request.member()).data("since", request.since());
            case MembershipTypeChanged changed ->
                role("member", changed.member()).data("membershipType", changed.type());
            case HonoraryMembershipConferred conferred -> role("member", conferred.member());
            case HonoraryMembershipWithdrawn withdrawn -> role("member", withdrawn.member());
            case TermStarted term ->
                role("member", term.member())
                        .data("from", term.from())
                        .data("toExclusive", term.toExclusive())
                        .data("settledOn", term.settledOn())
                        .data("basis", term.basis());
        }
    }

    private void add(StandingEvent event) {
        role("member", event.member());
        switch (event) {
            case RenewalWindowOpened opened -> data("since", opened.since()).data("toExclusive", opened.toExclusive());
            case GraceStarted started -> data("since", started.since());
            case MembershipLapsed lapsed -> data("since", lapsed.since());
            case MembershipClosed closed -> data("since", closed.since());
            case AdmissionExpired expired -> data("since", expired.since());
        }
    }

    private void add(TransferEvent event) {
        switch (event) {
            case ChapterTransferRequested asked ->
                role("member", asked.member())
                        .data("fromChapter", asked.fromChapter())
                        .data("toChapter", asked.toChapter());
            case ChapterTransferApproved approved ->
                role("member", approved.member())
                        .role("approver", approved.approver())
                        .data("chapter", approved.chapter());
            case ChapterTransferDeclined declined ->
                role("member", declined.member())
                        .role("decliner", declined.decliner())
                        .data("chapter", declined.chapter());
            case ChapterTransferCompleted completed ->
                role("member", completed.member())
                        .data("fromChapter", completed.fromChapter())
                        .data("toChapter", completed.toChapter());
        }
    }

    /** Only its parties and those who handle it learn of a case; a report is the complainant's own until it is taken up. */
    private void add(ConductEvent event) {
        switch (event) {
            case ReportFiled report ->
                role("complainant", report.complainant())
                        .data("case", report.caseId())
                        .data("kind", report.kind());
            case CaseOpened opened ->
                role("complainant", opened.complainant())
                        .role("respondent", opened.respondent())
                        .data("case", opened.caseId())
                        .data("kind", opened.kind())
                        .data("heardUntil", opened.heardUntil());
            case CaseHandlersAssigned assigned -> {
                assigned.handlers().forEach(handler -> role("handler", handler));
                data("case", assigned.caseId());
            }
            case HandlerRecused recused -> role("handler", recused.handler()).data("case", recused.caseId());
            case StatementSubmitted statement ->
                role("submitter", statement.submitter()).data("case", statement.caseId());
            case CaseDecided decided -> {
                role("complainant", decided.complainant()).role("respondent", decided.respondent());
                decided.handlers().forEach(handler -> role("handler", handler));
                data("case", decided.caseId()).data("outcome", decided.outcome());
                data("appealUntil", decided.appealUntil());
            }
            case CaseAppealed appealed ->
                role("complainant", appealed.complainant())
                        .role("respondent", appealed.respondent())
                        .role("requester", appealed.requester())
                        .data("case", appealed.caseId());
            case AppealDecided decided -> {
                role("complainant", decided.complainant()).role("respondent", decided.respondent());
                decided.deciders().forEach(decider -> role("decider", decider));
                data("case", decided.caseId()).data("outcome", decided.outcome());
            }
            case WarningIssued warning -> role("member", warning.member()).data("case", warning.caseId());
            case MemberSuspended suspension ->
                role("member", suspension.member())
                        .data("case", suspension.caseId())
                        .data("from", suspension.from())
                        .data("toExclusive", suspension.toExclusive());
            case SuspensionLifted lifted ->
                role("member", lifted.member()).data("case", lifted.caseId()).data("from", lifted.from());
            case MemberExpelled expelled ->
                role("member", expelled.member())
                        .data("case", expelled.caseId())
                        .data("until", expelled.until());
            case ExpulsionOverturned overturned -> {
                role("member", overturned.member());
                overturned.deciders().forEach(decider -> role("decider", decider));
                data("case", overturned.caseId()).data("from", overturned.from());
            }
        }
    }

    private void add(DuesEvent event) {
        switch (event) {
            case DuesInvoiced invoice ->
                role("member", invoice.member())
                        .data("invoice", invoice.invoice())
                        .data("amountMinor", invoice.amount().amountMinor())
                        .data("unit", invoice.amount().unit())
                        .data("from", invoice.from())
                        .data("toExclusive", invoice.toExclusive())
                        .data("dueOn", invoice.dueOn());
            case DuesPaymentRecorded payment -> {
                role("payer", payment.payer()).role("recorder", payment.recorder());
                data("invoice", payment.invoice()).data("method", payment.method());
                data("amountMinor", payment.amountMinor());
                data("unit", payment.postings().getFirst().unit());
            }
            case DuesTakenOver taken ->
                role("member", taken.member())
                        .data("term", taken.term())
                        .data("amountMinor", taken.amount().amountMinor())
                        .data("unit", taken.amount().unit())
                        .data("paidOn", taken.paidOn());
            case DuesScheduleEnacted _, DuesRecognised _ -> {}
        }
    }

    private void add(AccountsEvent event) {
        switch (event) {
            case ExpenseSubmitted expense ->
                role("submitter", expense.submitter())
                        .role("payee", expense.payee())
                        .data("expense", expense.expense())
                        .data("category", expense.category())
                        .data("amountMinor", expense.amount().amountMinor())
                        .data("unit", expense.amount().unit());
            case ExpenseApproved expense -> {
                expense.approvers().forEach(approver -> role("approver", approver));
                data("expense", expense.expense()).data("category", expense.category());
            }
            case ExpensePaid expense ->
                role("payer", expense.payer())
                        .role("payee", expense.payee())
                        .data("expense", expense.expense())
                        .data("category", expense.category());
        }
    }

    private void add(ContributionEvent event) {
        switch (event) {
            case ContributionClaimed claim -> {
                role("claimant", claim.claimant());
                claim.contributors().forEach(share -> role("contributor", share.contributor()));
                data("contribution", claim.contribution()).data("category", claim.category());
                data("quantity", claim.quantity()).data("chapter", claim.chapter());
            }
            case ContributionAttested attested ->
                role("attester", attested.attester())
                        .data("contribution", attested.contribution())
                        .data("office", attested.office())
                        .data("quarter", attested.quarter());
        }
    }

    private void add(PointsEvent event) {
        switch (event) {
            case PointsGranted granted ->
                role("receiver", granted.receiver())
                        .data("amount", granted.amount())
                        .data("rule", granted.rule())
                        .data("expiresOn", granted.expiresOn());
            case PointsTipped tip ->
                role("giver", tip.giver())
                        .role("receiver", tip.receiver())
                        .data("giver", tip.giver())
                        .data("receiver", tip.receiver())
                        .data("amount", tip.amount());
            case GrantBudgetSet _ -> {}
        }
    }

    private void add(PrivacyEvent event) {
        switch (event) {
            case PartyRegistered registered ->
                role("party", registered.party())
                        .role("recorder", registered.recorder())
                        .data("kind", registered.kind())
                        .data("fields", fields(registered.vaultRefs()));
            case PersonalDataUpdated updated ->
                role("party", updated.party())
                        .role("recorder", updated.recorder())
                        .data("fields", fields(updated.vaultRefs()))
                        .data("reason", updated.reason());
            case PrivacyPreferenceSet preference ->
                role("member", preference.member())
                        .data("audience", preference.audience())
                        .data("field", preference.field())
                        .data("mode", preference.mode());
            case ConsentGiven consent ->
                role("member", consent.member())
                        .data("purpose", consent.purpose())
                        .data("policy", consent.policy());
            case ConsentWithdrawn consent -> role("member", consent.member()).data("purpose", consent.purpose());
            case ConfidentialFlagSet flag -> role("member", flag.member());
            case ConfidentialFlagCleared flag -> role("member", flag.member());
            case ErasureRecorded erasure ->
                role("party", erasure.party())
                        .role("requester", erasure.requester())
                        .role("approver", erasure.approver())
                        .data("basis", erasure.basis());
        }
    }

    private static String fields(List<VaultRef> refs) {
        return refs.stream().map(ref -> ref.field().name()).collect(Collectors.joining(","));
    }

    private Told role(String role, PartyId party) {
        if (!party.equals(PartyId.SYSTEM)) {
            roles.computeIfAbsent(party, _ -> new TreeSet<>()).add(role);
        }
        return this;
    }

    private Told data(String name, @Nullable Object value) {
        if (value != null) {
            // One line per value is how they are stored.
            data.put(name, value.toString().replace('\n', ' '));
        }
        return this;
    }
}
