package org.guildbook.projections.creditscore;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
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
import org.guildbook.events.DuesEvent;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
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
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.deeds.Deeds;
import org.guildbook.projections.deeds.DeedsPage;
import org.guildbook.projections.rests.RestsPage;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.score.ScoreHistory.DuesRating;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Stores what the score function reads; the score itself is computed when asked for. */
public final class CreditScoreProjection implements Projection {

    public static final String NAME = "creditscore";

    private static final String PREFIX = "score";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        List<String> tables = new ArrayList<>(new Deeds(PREFIX).tables());
        tables.addAll(List.of(
                "score_stage", "score_admission", "score_term", "score_waived", "score_rest", "score_sanction"));
        return List.copyOf(tables);
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private final DeedsPage deeds = new DeedsPage(PREFIX);
        private final RestsPage rests = new RestsPage(PREFIX);
        private final Rows stages = new Rows(
                "community uuid", "member uuid", "position bigint", "quarter integer", "stage text", "referral uuid");
        private final Rows reversals =
                new Rows("community uuid", "member uuid", "position bigint", "stage text", "referral uuid");
        private final Rows admissions =
                new Rows("community uuid", "member uuid", "position bigint", "admitted_on date");
        private final Rows terms = new Rows(
                "community uuid",
                "member uuid",
                "term uuid",
                "from_day date",
                "to_exclusive date",
                "settled_on date",
                "rating text",
                "position bigint");

        private final Rows settledBy = new Rows("community uuid", "member uuid", "term uuid", "invoice uuid");
        private final Rows waived = new Rows("community uuid", "invoice uuid");
        private final Rows sanctions = new Rows(
                "community uuid",
                "member uuid",
                "position bigint",
                "conduct_case uuid",
                "quarter integer",
                "kind text");
        private final Rows overturned = new Rows("community uuid", "conduct_case uuid");

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case ContributionEvent event -> deeds.add(recorded, event);
                case PointsEvent event -> add(recorded, event);
                case MembershipEvent event -> add(recorded, event);
                case ConductEvent event -> add(recorded, event);
                case DuesEvent event -> add(recorded, event);
                case CommunityEvent _,
                        ChapterEvent _,
                        AccountsEvent _,
                        PolicyEvent _,
                        PrivacyEvent _,
                        StandingEvent _,
                        TransferEvent _ -> {}
            }
        }

        private void add(Recorded recorded, PointsEvent event) {
            switch (event) {
                case PointsTipped tip -> deeds.add(recorded, tip);
                case PointsGranted _, GrantBudgetSet _ -> {}
            }
        }

        private void add(Recorded recorded, DuesEvent event) {
            switch (event) {
                case DuesWaived waiver -> waived.add(recorded.community(), waiver.invoice());
                case DuesInvoiced _,
                        DuesPaymentRecorded _,
                        DuesRecognised _,
                        DuesScheduleEnacted _,
                        DuesTakenOver _,
                        InvoiceVoided _ -> {}
            }
        }

        private void add(Recorded recorded, MembershipEvent event) {
            switch (event) {
                case ReferralStageReached reached ->
                    stages.add(
                            recorded.community(),
                            reached.referrer(),
                            recorded.position(),
                            Quarter.of(reached.effectiveOn()).index(),
                            reached.stage(),
                            reached.referral());
                case ReferralStageReversed reversed ->
                    reversals.add(
                            recorded.community(),
                            reversed.referrer(),
                            recorded.position(),
                            reversed.stage(),
                            reversed.referral());
                case MemberAdmitted admitted -> {
                    if (admitted.basis() == Basis.DECISION) {
                        admissions.add(
                                recorded.community(), admitted.member(), recorded.position(), admitted.effectiveOn());
                    }
                }
                case TermStarted term -> {
                    terms.add(
                            recorded.community(),
                            term.member(),
                            term.term(),
                            term.from(),
                            term.toExclusive(),
                            term.settledOn(),
                            rating(term),
                            recorded.position());
                    if (term.invoice() != null) {
                        settledBy.add(recorded.community(), term.member(), term.term(), term.invoice());
                    }
                }
                case MembershipPaused pause -> rests.add(recorded, pause);
                case MembershipResumed resumed -> rests.add(recorded, resumed);
                case MemberResigned resigned -> rests.add(recorded, resigned);
                case MemberDeceased deceased -> rests.add(recorded, deceased);
                case HonoraryMembershipConferred conferred -> rests.add(recorded, conferred);
                case HonoraryMembershipWithdrawn withdrawn -> rests.add(recorded, withdrawn);
                case CandidateReferred _,
                        ProspectInvited _,
                        ReferralDeclined _,
                        ReferralWithdrawn _,
                        RulesAccepted _,
                        InterviewerRecused _,
                        ApplicationExpired _,
                        ReferralAccepted _,
                        ApplicationSubmitted _,
                        ApplicationScreened _,
                        InterviewerAssigned _,
                        InterviewRecorded _,
                        ApplicationWithdrawn _,
                        ApplicationRejected _,
                        ApplicationDeferred _,
                        ReinstatementRequested _,
                        MembershipTypeChanged _ -> {}
            }
        }

        private void add(Recorded recorded, ConductEvent event) {
            switch (event) {
                case WarningIssued warning -> add(recorded, warning.caseId(), warning.member(), SanctionKind.WARNING);
                case MemberSuspended suspension -> {
                    add(recorded, suspension.caseId(), suspension.member(), SanctionKind.SUSPENSION);
                    rests.add(recorded, suspension);
                }
                case SuspensionLifted lifted -> rests.add(recorded, lifted);
                case MemberExpelled expelled -> rests.add(recorded, expelled);
                case ExpulsionOverturned reinstated -> rests.add(recorded, reinstated);
                case AppealDecided appeal -> {
                    if (appeal.outcome() == AppealOutcome.OVERTURNED) {
                        overturned.add(recorded.community(), appeal.caseId());
                    }
                }
                case ReportFiled _,
                        CaseOpened _,
                        CaseHandlersAssigned _,
                        HandlerRecused _,
                        StatementSubmitted _,
                        CaseDecided _,
                        CaseAppealed _ -> {}
            }
        }

        private void add(Recorded recorded, CaseId caseId, PartyId member, SanctionKind kind) {
            sanctions.add(
                    recorded.community(),
                    member,
                    recorded.position(),
                    caseId,
                    Quarter.of(recorded.fact().effectiveOn()).index(),
                    kind);
        }

        /** How the dues of the cycle were settled; a free term had none. */
        private static @Nullable DuesRating rating(TermStarted term) {
            return switch (term.basis()) {
                case JOIN -> DuesRating.ON_TIME;
                case OPENING -> term.settledOn().isAfter(term.from()) ? late(term) : DuesRating.ON_TIME;
                case RENEWAL -> term.settledOn().isBefore(term.from()) ? DuesRating.ON_TIME : late(term);
                case REINSTATEMENT -> DuesRating.LATE;
                case FREE -> null;
            };
        }

        private static DuesRating late(TermStarted term) {
            LocalDate graceEnd = term.from().plusDays(MembershipPolicy.GRACE_DAYS);
            return term.settledOn().isBefore(graceEnd) ? DuesRating.IN_GRACE : DuesRating.LATE;
        }

        void write(JdbcOperations db) {
            deeds.write(db);
            stages.insert(db, "score_stage", "");
            reversals.write(db, """
                    UPDATE score_stage s SET reversed_at = r.position FROM {rows}
                    WHERE s.community = r.community AND s.member = r.member
                      AND s.referral = r.referral AND s.stage = r.stage""");
            admissions.insert(db, "score_admission", "");
            terms.insert(db, "score_term", "");
            // A waiver comes before the term it settles; hardship never shows in a score.
            waived.insert(db, "score_waived", "ON CONFLICT DO NOTHING");
            settledBy.write(db, """
                    UPDATE score_term t SET rating = 'ON_TIME'
                    FROM {rows} JOIN score_waived w USING (community, invoice)
                    WHERE t.community = r.community AND t.member = r.member AND t.term = r.term""");
            rests.write(db);
            sanctions.insert(db, "score_sanction", "");
            overturned.write(db, """
                    DELETE FROM score_sanction s
                    USING {rows} WHERE s.community = r.community AND s.conduct_case = r.conduct_case""");
        }
    }
}
