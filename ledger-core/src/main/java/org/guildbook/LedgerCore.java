package org.guildbook;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.guildbook.accounts.ApproveExpense;
import org.guildbook.accounts.PayExpense;
import org.guildbook.accounts.SubmitExpense;
import org.guildbook.axon.DailyRun;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.LedgerConfiguration;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.ConstituteBoard;
import org.guildbook.chapter.DischargeCommittee;
import org.guildbook.chapter.DissolveChapter;
import org.guildbook.chapter.DissolveSmallGroup;
import org.guildbook.chapter.FormBoardTeam;
import org.guildbook.chapter.FormCommittee;
import org.guildbook.chapter.FormSmallGroup;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.chapter.JoinSmallGroup;
import org.guildbook.chapter.LeaveSmallGroup;
import org.guildbook.chapter.MergeSmallGroups;
import org.guildbook.chapter.RecordGroupMeeting;
import org.guildbook.chapter.RecordMeeting;
import org.guildbook.chapter.SetChapterIntake;
import org.guildbook.chapter.SplitSmallGroup;
import org.guildbook.chapter.VacateOffice;
import org.guildbook.chapter.VacateOfficesOfFormerMember;
import org.guildbook.chapter.WhenMembershipEnds;
import org.guildbook.community.CloseFoundingPhase;
import org.guildbook.community.FoundCommunity;
import org.guildbook.community.RestoreLog;
import org.guildbook.community.RotateSigningKey;
import org.guildbook.community.StampCheckpoint;
import org.guildbook.community.TransferOwnership;
import org.guildbook.conduct.AppealCase;
import org.guildbook.conduct.AssignHandlers;
import org.guildbook.conduct.DecideAppeal;
import org.guildbook.conduct.DecideCase;
import org.guildbook.conduct.ExpelMember;
import org.guildbook.conduct.FileReport;
import org.guildbook.conduct.IssueWarning;
import org.guildbook.conduct.LiftSuspension;
import org.guildbook.conduct.OpenCase;
import org.guildbook.conduct.OverturnExpulsion;
import org.guildbook.conduct.RecuseHandler;
import org.guildbook.conduct.SubmitStatement;
import org.guildbook.conduct.SuspendMember;
import org.guildbook.contribution.AttestContribution;
import org.guildbook.contribution.ClaimContribution;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.dues.EveryDayThenInvoiceHonoraryDues;
import org.guildbook.dues.InvoiceDues;
import org.guildbook.dues.InvoiceHonoraryDues;
import org.guildbook.dues.RecogniseDues;
import org.guildbook.dues.RecordDuesPayment;
import org.guildbook.dues.VoidInvoice;
import org.guildbook.dues.VoidInvoicesOfFormerMember;
import org.guildbook.dues.WaiveDues;
import org.guildbook.dues.WhenHonoraryMembershipConferredThenInvoiceDues;
import org.guildbook.dues.WhenMemberAdmittedThenInvoiceDues;
import org.guildbook.dues.WhenMembershipEndsThenVoidInvoice;
import org.guildbook.dues.WhenReinstatementRequestedThenInvoiceDues;
import org.guildbook.dues.WhenRenewalWindowOpenedThenInvoiceDues;
import org.guildbook.journal.Journal;
import org.guildbook.membership.AcceptReferral;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.membership.AdmitMember;
import org.guildbook.membership.ApproveChapterTransfer;
import org.guildbook.membership.AssignInterviewer;
import org.guildbook.membership.ChangeMembershipType;
import org.guildbook.membership.CompleteChapterTransfer;
import org.guildbook.membership.ConferHonoraryMembership;
import org.guildbook.membership.CreditReferral;
import org.guildbook.membership.DeclineChapterTransfer;
import org.guildbook.membership.DeclineReferral;
import org.guildbook.membership.DeferApplication;
import org.guildbook.membership.EveryDayThenCreditReferral;
import org.guildbook.membership.EveryDayThenObserveApplication;
import org.guildbook.membership.EveryDayThenObserveStanding;
import org.guildbook.membership.InviteProspect;
import org.guildbook.membership.ObserveApplication;
import org.guildbook.membership.ObserveStanding;
import org.guildbook.membership.PauseMembership;
import org.guildbook.membership.RecordDeath;
import org.guildbook.membership.RecordInterview;
import org.guildbook.membership.RecuseInterviewer;
import org.guildbook.membership.ReferCandidate;
import org.guildbook.membership.RejectApplication;
import org.guildbook.membership.RequestChapterTransfer;
import org.guildbook.membership.RequestReinstatement;
import org.guildbook.membership.ResignMembership;
import org.guildbook.membership.ResumeMembership;
import org.guildbook.membership.ReverseReferralStage;
import org.guildbook.membership.ScreenApplication;
import org.guildbook.membership.StartTerm;
import org.guildbook.membership.SubmitApplication;
import org.guildbook.membership.WhenDuesPaymentRecordedThenStartTerm;
import org.guildbook.membership.WhenDuesWaivedThenStartTerm;
import org.guildbook.membership.WhenTermStartedThenCreditReferral;
import org.guildbook.membership.WhenTransferIsReady;
import org.guildbook.membership.WithdrawApplication;
import org.guildbook.membership.WithdrawHonoraryMembership;
import org.guildbook.membership.WithdrawReferral;
import org.guildbook.points.GrantPoints;
import org.guildbook.points.SetGrantBudget;
import org.guildbook.points.TipMember;
import org.guildbook.policy.EnactPolicy;
import org.guildbook.privacy.ClearConfidentialFlag;
import org.guildbook.privacy.ErasePersonalData;
import org.guildbook.privacy.GiveConsent;
import org.guildbook.privacy.RegisterParty;
import org.guildbook.privacy.SetConfidentialFlag;
import org.guildbook.privacy.SetPrivacyPreference;
import org.guildbook.privacy.UpdatePersonalData;
import org.guildbook.privacy.WithdrawConsent;
import org.guildbook.rules.AccountBalance;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Application;
import org.guildbook.rules.Boards;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.ChapterIntakes;
import org.guildbook.rules.Chapters;
import org.guildbook.rules.Committee;
import org.guildbook.rules.Confidentiality;
import org.guildbook.rules.DisputedDeed;
import org.guildbook.rules.DuesSchedules;
import org.guildbook.rules.Founding;
import org.guildbook.rules.FundBalance;
import org.guildbook.rules.GrantBudget;
import org.guildbook.rules.GroupSeat;
import org.guildbook.rules.Incarnation;
import org.guildbook.rules.Invoice;
import org.guildbook.rules.Invoices;
import org.guildbook.rules.NamedChapter;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.OpenCases;
import org.guildbook.rules.OpenMatters;
import org.guildbook.rules.Panel;
import org.guildbook.rules.Party;
import org.guildbook.rules.Place;
import org.guildbook.rules.PointsBalance;
import org.guildbook.rules.Policies;
import org.guildbook.rules.Referral;
import org.guildbook.rules.Referrals;
import org.guildbook.rules.Resolved;
import org.guildbook.rules.SigningKeys;
import org.guildbook.rules.SmallGroup;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Standings;
import org.guildbook.rules.Terms;
import org.guildbook.rules.TipsGiven;
import org.guildbook.rules.Transfer;

/** The ledger, wired and running: one line per use case. */
public final class LedgerCore implements AutoCloseable {

    /** Rules that several use cases share. */
    static final List<Class<?>> RULES = List.of(
            Founding.class,
            SigningKeys.class,
            Incarnation.class,
            Chapter.class,
            Boards.class,
            NamedChapter.class,
            Committee.class,
            Offices.class,
            OfficeSeats.class,
            Place.class,
            Resolved.class,
            Standing.class,
            Standings.class,
            Policies.class,
            Referral.class,
            Referrals.class,
            Application.class,
            GroupSeat.class,
            SmallGroup.class,
            Admission.class,
            Terms.class,
            Transfer.class,
            CaseFile.class,
            Chapters.class,
            ChapterIntakes.class,
            DisputedDeed.class,
            OpenCases.class,
            Panel.class,
            DuesSchedules.class,
            Invoice.class,
            Invoices.class,
            FundBalance.class,
            AccountBalance.class,
            GrantBudget.class,
            PointsBalance.class,
            TipsGiven.class,
            Party.class,
            OpenMatters.class,
            Confidentiality.class);

    static final List<Class<? extends Command>> USE_CASES = List.of(
            // community
            FoundCommunity.class,
            CloseFoundingPhase.class,
            TransferOwnership.class,
            RotateSigningKey.class,
            StampCheckpoint.class,
            RestoreLog.class,
            // policy
            EnactPolicy.class,
            // chapter
            FoundChapter.class,
            DissolveChapter.class,
            SetChapterIntake.class,
            ConstituteBoard.class,
            FormBoardTeam.class,
            RecordMeeting.class,
            FormSmallGroup.class,
            JoinSmallGroup.class,
            LeaveSmallGroup.class,
            SplitSmallGroup.class,
            MergeSmallGroups.class,
            DissolveSmallGroup.class,
            RecordGroupMeeting.class,
            FormCommittee.class,
            DischargeCommittee.class,
            AppointToOffice.class,
            VacateOffice.class,
            VacateOfficesOfFormerMember.class,
            // membership
            AdmitFoundingMember.class,
            InviteProspect.class,
            ReferCandidate.class,
            AcceptReferral.class,
            DeclineReferral.class,
            WithdrawReferral.class,
            SubmitApplication.class,
            ScreenApplication.class,
            AssignInterviewer.class,
            RecuseInterviewer.class,
            RecordInterview.class,
            WithdrawApplication.class,
            DeferApplication.class,
            RejectApplication.class,
            AdmitMember.class,
            ObserveApplication.class,
            CreditReferral.class,
            ReverseReferralStage.class,
            StartTerm.class,
            ObserveStanding.class,
            RequestReinstatement.class,
            PauseMembership.class,
            ResumeMembership.class,
            ResignMembership.class,
            RecordDeath.class,
            ChangeMembershipType.class,
            ConferHonoraryMembership.class,
            WithdrawHonoraryMembership.class,
            RequestChapterTransfer.class,
            ApproveChapterTransfer.class,
            DeclineChapterTransfer.class,
            CompleteChapterTransfer.class,
            // conduct
            FileReport.class,
            OpenCase.class,
            AssignHandlers.class,
            RecuseHandler.class,
            SubmitStatement.class,
            DecideCase.class,
            AppealCase.class,
            DecideAppeal.class,
            IssueWarning.class,
            SuspendMember.class,
            LiftSuspension.class,
            ExpelMember.class,
            OverturnExpulsion.class,
            // dues
            EnactDuesSchedule.class,
            InvoiceDues.class,
            InvoiceHonoraryDues.class,
            VoidInvoice.class,
            VoidInvoicesOfFormerMember.class,
            WaiveDues.class,
            RecordDuesPayment.class,
            RecogniseDues.class,
            // accounts
            SubmitExpense.class,
            ApproveExpense.class,
            PayExpense.class,
            // contribution
            ClaimContribution.class,
            AttestContribution.class,
            // points
            SetGrantBudget.class,
            GrantPoints.class,
            TipMember.class,
            // privacy
            RegisterParty.class,
            UpdatePersonalData.class,
            SetPrivacyPreference.class,
            GiveConsent.class,
            WithdrawConsent.class,
            SetConfidentialFlag.class,
            ClearConfidentialFlag.class,
            ErasePersonalData.class);

    private static final List<Automation<?>> AUTOMATIONS = Stream.of(
                    List.<Automation<?>>of(
                            new WhenMemberAdmittedThenInvoiceDues(),
                            new WhenRenewalWindowOpenedThenInvoiceDues(),
                            new WhenReinstatementRequestedThenInvoiceDues(),
                            new WhenHonoraryMembershipConferredThenInvoiceDues(),
                            new WhenDuesPaymentRecordedThenStartTerm(),
                            new WhenDuesWaivedThenStartTerm(),
                            new WhenTermStartedThenCreditReferral()),
                    WhenMembershipEnds.all(),
                    WhenMembershipEndsThenVoidInvoice.all(),
                    WhenTransferIsReady.all())
            .flatMap(List::stream)
            .toList();

    private static final List<DailyAutomation> DAILY_AUTOMATIONS = List.of(
            new EveryDayThenObserveStanding(),
            new EveryDayThenCreditReferral(),
            new EveryDayThenObserveApplication(),
            new EveryDayThenInvoiceHonoraryDues());

    private final AxonConfiguration axon;
    private final DailyRun daily;

    private LedgerCore(AxonConfiguration axon, DailyRun daily) {
        this.axon = axon;
        this.daily = daily;
    }

    /**
     * Wires the use cases on a journal and starts.
     *
     * @param more adds what the caller runs on the same events, for example processors of read models
     */
    public static LedgerCore start(Journal journal, Clock clock, Consumer<EventSourcingConfigurer> more) {
        EventSourcingConfigurer configurer = LedgerConfiguration.of(journal, clock, RULES, USE_CASES);
        more.accept(configurer);
        AxonConfiguration axon = configurer.start();
        return new LedgerCore(axon, new DailyRun(DAILY_AUTOMATIONS, journal, axon.getComponent(Ledger.class), clock));
    }

    /**
     * For {@code more}: the automations, each on a processor of its own, with the caller's token store and transactions.
     *
     * @param processing sets at least the token store, which is where the automations go on after a restart
     */
    public static Consumer<EventSourcingConfigurer> automations(
            Journal journal, UnaryOperator<PooledStreamingEventProcessorConfiguration> processing) {
        return axon ->
                AUTOMATIONS.forEach(automation -> LedgerConfiguration.automate(axon, automation, journal, processing));
    }

    /** The one way in. */
    public Ledger ledger() {
        return axon.getComponent(Ledger.class);
    }

    /** What follows every day; whoever started the ledger says when. */
    public DailyRun daily() {
        return daily;
    }

    /** Axon's own components, for wiring and for the state of processors. */
    public AxonConfiguration axon() {
        return axon;
    }

    /** Stops the processors; the journal stays open for whoever opened it. */
    @Override
    public void close() {
        axon.shutdown();
    }
}
