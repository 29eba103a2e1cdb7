package org.guildbook.projections.opentasks;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.CommunityEvent;
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
import org.guildbook.events.DuesEvent;
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
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.opentasks.OpenTasks.Kind;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Id;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link OpenTasks}. */
public final class OpenTasksProjection implements Projection {

    public static final String NAME = "opentasks";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("open_task");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private record Key(CommunityId community, PartyId party, Kind kind, UUID subject) {}

        private record Value(LocalDate since, @Nullable LocalDate until, long position) {}

        private final Map<Key, Value> begun = new LinkedHashMap<>();
        private final Rows ended = new Rows("community uuid", "subject uuid", "kind text", "party uuid");
        private final Rows gone = new Rows("community uuid", "party uuid");

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case MembershipEvent event -> add(recorded, event);
                case ConductEvent event -> add(recorded, event);
                case PrivacyEvent event -> add(recorded, event);
                case CommunityEvent _,
                        ChapterEvent _,
                        StandingEvent _,
                        TransferEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PolicyEvent _ -> {}
            }
        }

        private void add(Recorded recorded, MembershipEvent event) {
            switch (event) {
                case CandidateReferred made -> begin(recorded, made.candidate(), Kind.REFERRAL, made.referral(), null);
                case ReferralAccepted answer -> end(recorded, null, Kind.REFERRAL, answer.referral());
                case ReferralDeclined answer -> end(recorded, null, Kind.REFERRAL, answer.referral());
                case ReferralWithdrawn answer -> end(recorded, null, Kind.REFERRAL, answer.referral());
                case InterviewerAssigned drawn ->
                    begin(recorded, drawn.interviewer(), Kind.INTERVIEW, drawn.application(), null);
                case InterviewerRecused recused ->
                    end(recorded, recused.interviewer(), Kind.INTERVIEW, recused.application());
                case InterviewRecorded held -> end(recorded, held.interviewer(), Kind.INTERVIEW, held.application());
                case ApplicationRejected rejected -> end(recorded, null, Kind.INTERVIEW, rejected.application());
                case ApplicationWithdrawn withdrawn -> end(recorded, null, Kind.INTERVIEW, withdrawn.application());
                case ApplicationExpired expired -> end(recorded, null, Kind.INTERVIEW, expired.application());
                case MemberAdmitted admitted -> {
                    if (admitted.application() != null) {
                        end(recorded, null, Kind.INTERVIEW, admitted.application());
                    }
                }
                case MemberDeceased deceased -> endAll(recorded, deceased.member());
                case ProspectInvited _,
                        ReferralStageReached _,
                        ReferralStageReversed _,
                        ApplicationSubmitted _,
                        RulesAccepted _,
                        ApplicationScreened _,
                        ApplicationDeferred _,
                        TermStarted _,
                        MembershipPaused _,
                        MembershipResumed _,
                        MemberResigned _,
                        ReinstatementRequested _,
                        MembershipTypeChanged _,
                        HonoraryMembershipConferred _,
                        HonoraryMembershipWithdrawn _ -> {}
            }
        }

        private void add(Recorded recorded, ConductEvent event) {
            switch (event) {
                case CaseOpened opened ->
                    begin(recorded, opened.respondent(), Kind.STATEMENT, opened.caseId(), opened.heardUntil());
                case StatementSubmitted said -> end(recorded, said.submitter(), Kind.STATEMENT, said.caseId());
                case CaseHandlersAssigned assigned ->
                    assigned.handlers()
                            .forEach(handler -> begin(recorded, handler, Kind.HANDLING, assigned.caseId(), null));
                case HandlerRecused recused -> end(recorded, recused.handler(), Kind.HANDLING, recused.caseId());
                case CaseDecided decided -> end(recorded, null, null, decided.caseId());
                case ReportFiled _,
                        CaseAppealed _,
                        AppealDecided _,
                        WarningIssued _,
                        MemberSuspended _,
                        SuspensionLifted _,
                        MemberExpelled _,
                        ExpulsionOverturned _ -> {}
            }
        }

        private void add(Recorded recorded, PrivacyEvent event) {
            switch (event) {
                case ErasureRecorded erasure -> endAll(recorded, erasure.party());
                case PartyRegistered _,
                        PersonalDataUpdated _,
                        PrivacyPreferenceSet _,
                        ConsentGiven _,
                        ConsentWithdrawn _,
                        ConfidentialFlagSet _,
                        ConfidentialFlagCleared _ -> {}
            }
        }

        private void begin(Recorded recorded, PartyId party, Kind kind, Id subject, @Nullable LocalDate until) {
            begun.put(
                    new Key(recorded.community(), party, kind, subject.value()),
                    new Value(recorded.fact().effectiveOn(), until, recorded.position()));
        }

        /** Ends the tasks about the subject: of anybody and of any kind where that is absent. */
        private void end(Recorded recorded, @Nullable PartyId party, @Nullable Kind kind, Id subject) {
            ended.add(recorded.community(), subject, kind, party);
            begun.keySet()
                    .removeIf(key -> key.community().equals(recorded.community())
                            && key.subject().equals(subject.value())
                            && (kind == null || key.kind() == kind)
                            && (party == null || key.party().equals(party)));
        }

        private void endAll(Recorded recorded, PartyId party) {
            gone.add(recorded.community(), party);
            begun.keySet()
                    .removeIf(key -> key.community().equals(recorded.community())
                            && key.party().equals(party));
        }

        void write(JdbcOperations db) {
            ended.write(db, """
                    DELETE FROM open_task t USING {rows}
                    WHERE t.community = r.community AND t.subject = r.subject
                      AND (r.kind IS NULL OR t.kind = r.kind) AND (r.party IS NULL OR t.party = r.party)""");
            gone.write(
                    db, "DELETE FROM open_task t USING {rows} WHERE t.community = r.community AND t.party = r.party");
            Rows open = new Rows(
                    "community uuid",
                    "party uuid",
                    "kind text",
                    "subject uuid",
                    "since date",
                    "until_day date",
                    "position bigint");
            begun.forEach((key, value) -> open.add(
                    key.community(),
                    key.party(),
                    key.kind(),
                    key.subject(),
                    value.since(),
                    value.until(),
                    value.position()));
            open.insert(
                    db,
                    "open_task",
                    "ON CONFLICT (community, party, kind, subject) DO UPDATE"
                            + " SET since = excluded.since, until_day = excluded.until_day, position = excluded.position");
        }
    }
}
