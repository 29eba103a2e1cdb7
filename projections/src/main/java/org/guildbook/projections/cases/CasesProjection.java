package org.guildbook.projections.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
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
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.cases.Cases.Part;
import org.guildbook.projections.cases.Cases.State;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.CaseId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link Cases}. */
public final class CasesProjection implements Projection {

    public static final String NAME = "cases";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("case_file", "case_person", "case_step", "case_deed", "case_seat");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private final Rows files = new Rows(
                "community uuid",
                "conduct_case uuid",
                "position bigint",
                "kind text",
                "complainant uuid",
                "respondent uuid",
                "contribution uuid",
                "chapter uuid",
                "state text");
        private final Map<File, State> states = new LinkedHashMap<>();
        private final Rows persons = new Rows("community uuid", "conduct_case uuid", "party uuid", "part text");
        private final Rows recused = new Rows("community uuid", "conduct_case uuid", "party uuid");
        private final Rows steps = new Rows(
                "community uuid",
                "conduct_case uuid",
                "position bigint",
                "type text",
                "effective_on date",
                "party uuid",
                "words text",
                "outcome text",
                "until_day date");
        private final Rows deeds = new Rows("community uuid", "contribution uuid", "party uuid");
        private final Map<Seat, @Nullable GroupId> seats = new LinkedHashMap<>();

        private record File(CommunityId community, CaseId caseId) {}

        private record Seat(CommunityId community, PartyId member) {}

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case ConductEvent event -> add(recorded, event);
                case ContributionEvent event -> add(recorded.community(), event);
                case ChapterEvent event -> add(recorded.community(), event);
                case CommunityEvent _,
                        PolicyEvent _,
                        MembershipEvent _,
                        StandingEvent _,
                        TransferEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        PointsEvent _,
                        PrivacyEvent _ -> {}
            }
        }

        private void add(Recorded recorded, ConductEvent event) {
            switch (event) {
                case ReportFiled report -> {
                    files.add(
                            recorded.community(),
                            report.caseId(),
                            recorded.position(),
                            report.kind(),
                            report.complainant(),
                            report.respondent(),
                            report.contribution(),
                            report.chapter(),
                            State.REPORTED);
                    has(recorded, report.caseId(), report.complainant(), Part.COMPLAINANT);
                    step(recorded, report.caseId(), report.complainant(), report.words(), null, null);
                }
                case CaseOpened opened -> {
                    has(recorded, opened.caseId(), opened.respondent(), Part.RESPONDENT);
                    is(recorded, opened.caseId(), State.OPEN);
                    step(recorded, opened.caseId(), null, null, null, opened.heardUntil());
                }
                case CaseHandlersAssigned assigned -> {
                    assigned.handlers().forEach(handler -> has(recorded, assigned.caseId(), handler, Part.HANDLER));
                    step(recorded, assigned.caseId(), null, null, null, null);
                }
                case HandlerRecused stepped -> {
                    recused.add(recorded.community(), stepped.caseId(), stepped.handler());
                    step(recorded, stepped.caseId(), stepped.handler(), null, null, null);
                }
                case StatementSubmitted statement ->
                    step(recorded, statement.caseId(), statement.submitter(), statement.words(), null, null);
                case CaseDecided decided -> {
                    is(recorded, decided.caseId(), State.DECIDED);
                    step(recorded, decided.caseId(), null, decided.reasons(), decided.outcome(), decided.appealUntil());
                }
                case CaseAppealed appealed -> {
                    is(recorded, appealed.caseId(), State.APPEALED);
                    step(recorded, appealed.caseId(), appealed.requester(), appealed.words(), null, null);
                }
                case AppealDecided decided -> {
                    decided.deciders().forEach(decider -> has(recorded, decided.caseId(), decider, Part.DECIDER));
                    is(recorded, decided.caseId(), State.CLOSED);
                    step(recorded, decided.caseId(), null, decided.reasons(), decided.outcome(), null);
                }
                case WarningIssued warning -> step(recorded, warning.caseId(), warning.member(), null, null, null);
                case MemberSuspended suspended ->
                    step(recorded, suspended.caseId(), suspended.member(), null, null, suspended.toExclusive());
                case SuspensionLifted lifted -> step(recorded, lifted.caseId(), lifted.member(), null, null, null);
                case MemberExpelled expelled ->
                    step(recorded, expelled.caseId(), expelled.member(), null, null, expelled.until());
                case ExpulsionOverturned overturned ->
                    step(recorded, overturned.caseId(), overturned.member(), null, null, null);
            }
        }

        private void is(Recorded recorded, CaseId caseId, State state) {
            states.put(new File(recorded.community(), caseId), state);
        }

        private void has(Recorded recorded, CaseId caseId, PartyId party, Part part) {
            persons.add(recorded.community(), caseId, party, part);
        }

        private void step(
                Recorded recorded,
                CaseId caseId,
                @Nullable PartyId party,
                @Nullable Sha256 words,
                @Nullable Enum<?> outcome,
                @Nullable LocalDate until) {
            steps.add(
                    recorded.community(),
                    caseId,
                    recorded.position(),
                    recorded.fact().getClass().getSimpleName(),
                    recorded.fact().effectiveOn(),
                    party,
                    words,
                    outcome,
                    until);
        }

        private void add(CommunityId community, ContributionEvent event) {
            switch (event) {
                case ContributionClaimed claim -> {
                    deeds.add(community, claim.contribution(), claim.claimant());
                    claim.contributors()
                            .forEach(share -> deeds.add(community, claim.contribution(), share.contributor()));
                }
                case ContributionAttested attested ->
                    deeds.add(community, attested.contribution(), attested.attester());
            }
        }

        private void add(CommunityId community, ChapterEvent event) {
            switch (event) {
                case SmallGroupJoined joined -> seats.put(new Seat(community, joined.member()), joined.group());
                case SmallGroupLeft left -> seats.put(new Seat(community, left.member()), null);
                case BoardConstituted _,
                        BoardTeamFormed _,
                        ChapterDissolved _,
                        ChapterFounded _,
                        ChapterIntakeSet _,
                        CommitteeDischarged _,
                        CommitteeFormed _,
                        GroupMeetingHeld _,
                        MeetingHeld _,
                        OfficeAppointed _,
                        OfficeVacated _,
                        SmallGroupDissolved _,
                        SmallGroupFormed _,
                        SmallGroupSplit _,
                        SmallGroupsMerged _ -> {}
            }
        }

        void write(JdbcOperations db) {
            files.insert(db, "case_file", "");
            Rows changed = new Rows("community uuid", "conduct_case uuid", "state text");
            states.forEach((file, state) -> changed.add(file.community(), file.caseId(), state));
            changed.write(db, """
                    UPDATE case_file f SET state = r.state
                    FROM {rows} WHERE f.community = r.community AND f.conduct_case = r.conduct_case""");
            persons.insert(db, "case_person", "ON CONFLICT DO NOTHING");
            recused.write(db, """
                    DELETE FROM case_person p USING {rows}
                    WHERE p.community = r.community AND p.conduct_case = r.conduct_case
                      AND p.party = r.party AND p.part = 'HANDLER'""");
            steps.insert(db, "case_step", "");
            deeds.insert(db, "case_deed", "ON CONFLICT DO NOTHING");
            Rows sitting = new Rows("community uuid", "member uuid", "small_group uuid");
            seats.forEach((seat, group) -> sitting.add(seat.community(), seat.member(), group));
            sitting.insert(
                    db,
                    "case_seat",
                    "ON CONFLICT (community, member) DO UPDATE SET small_group = excluded.small_group");
        }
    }
}
