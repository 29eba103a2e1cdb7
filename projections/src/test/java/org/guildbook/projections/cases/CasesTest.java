package org.guildbook.projections.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.projections.cases.Cases.Case;
import org.guildbook.projections.cases.Cases.Reader;
import org.guildbook.projections.cases.Cases.State;
import org.guildbook.projections.cases.Cases.Step;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CasesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final ChapterId BEIJING = new ChapterId(id(11));
    private static final ChapterId SHANGHAI = new ChapterId(id(12));
    private static final CaseId CASE = new CaseId(id(21));
    private static final ContributionId DEED = new ContributionId(id(22));
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final Sha256 WORDS = new Sha256("a".repeat(64));

    private static final PartyId COMPLAINANT = party(1);
    private static final PartyId RESPONDENT = party(2);
    private static final PartyId HANDLER = party(3);
    private static final PartyId RECUSED = party(4);
    private static final PartyId ATTESTER = party(5);
    private static final PartyId NEIGHBOUR = party(6);
    private static final PartyId DECIDER = party(7);
    private static final PartyId BYSTANDER = party(8);

    /** Before the case: who attested the deed, and who meets the respondent. */
    private static final List<LedgerEvent> BEFORE = List.of(
            new ContributionAttested(DEED, ATTESTER, Role.BOARD_MEMBER, 15, Quarter.of(DAY), DAY),
            new SmallGroupJoined(new GroupId(id(31)), RESPONDENT, DAY),
            new SmallGroupJoined(new GroupId(id(31)), NEIGHBOUR, DAY),
            new SmallGroupJoined(new GroupId(id(32)), BYSTANDER, DAY));

    private static final List<LedgerEvent> CASE_FACTS = List.of(
            new ReportFiled(CASE, CaseKind.CONTRIBUTION, COMPLAINANT, RESPONDENT, DEED, BEIJING, DAY, WORDS, DAY),
            new CaseOpened(
                    CASE,
                    CaseKind.CONTRIBUTION,
                    COMPLAINANT,
                    RESPONDENT,
                    DEED,
                    BEIJING,
                    DAY.plusDays(14),
                    DAY.plusDays(30),
                    DAY),
            new CaseHandlersAssigned(CASE, List.of(HANDLER, RECUSED), DAY),
            new HandlerRecused(CASE, RECUSED, DAY),
            new StatementSubmitted(CASE, RESPONDENT, WORDS, DAY),
            new CaseDecided(
                    CASE,
                    COMPLAINANT,
                    RESPONDENT,
                    CaseOutcome.UPHELD,
                    List.of(),
                    List.of(HANDLER),
                    WORDS,
                    DAY.plusDays(30),
                    DAY),
            new CaseAppealed(CASE, COMPLAINANT, RESPONDENT, RESPONDENT, WORDS, DAY),
            new AppealDecided(CASE, COMPLAINANT, RESPONDENT, AppealOutcome.CONFIRMED, List.of(DECIDER), WORDS, DAY));

    @Test
    void only_the_complainant_and_uninvolved_supervisors_know_of_a_report() {
        Told told = told(1, 3);
        assertThat(told.to(plain(COMPLAINANT)).summary().state()).isEqualTo(State.REPORTED);
        assertThat(told.knows(supervisor(BYSTANDER))).isTrue();
        assertThat(told.knows(plain(BYSTANDER))).isFalse();
        assertThat(told.knows(plain(RESPONDENT))).isFalse();
        assertThat(told.knows(supervisor(RESPONDENT))).isFalse();
        assertThat(told.knows(supervisor(ATTESTER))).isFalse();
        assertThat(told.knows(supervisor(NEIGHBOUR))).isFalse();
        assertThat(told.knows(new Reader(BYSTANDER, Set.of(SHANGHAI), Set.of())))
                .isFalse();
    }

    @Test
    void the_respondent_knows_when_it_is_opened_and_handlers_while_they_are() {
        Told told = told(4, 3);
        assertThat(told.to(plain(RESPONDENT)).summary().state()).isEqualTo(State.OPEN);
        assertThat(told.knows(plain(HANDLER))).isTrue();
        assertThat(told.knows(plain(RECUSED))).isFalse();
    }

    @Test
    void the_board_of_another_chapter_reads_it_by_its_id_while_the_appeal_is_open() {
        Reader board = new Reader(DECIDER, Set.of(), Set.of(SHANGHAI));
        Reader ownBoard = new Reader(DECIDER, Set.of(), Set.of(BEIJING));
        Told appealed = told(7, 3);
        assertThat(appealed.reads(board)).isTrue();
        assertThat(appealed.lists(board)).isFalse();
        assertThat(appealed.reads(ownBoard)).isFalse();
        assertThat(told(6, 3).reads(board)).isFalse();
        assertThat(told(8, 3).knows(plain(DECIDER))).isTrue();
    }

    @Test
    void however_the_facts_are_cut_into_pages_the_case_is_the_same() {
        Case live = told(8, 1).to(plain(COMPLAINANT));
        Case rebuilt = told(8, 100).to(plain(COMPLAINANT));
        assertThat(rebuilt.summary()).isEqualTo(live.summary());
        assertThat(rebuilt.people()).isEqualTo(live.people());
        assertThat(rebuilt.steps()).isEqualTo(live.steps());
        assertThat(live.summary().state()).isEqualTo(State.CLOSED);
        assertThat(live.steps())
                .extracting(Step::type)
                .containsExactly(
                        "ReportFiled",
                        "CaseOpened",
                        "CaseHandlersAssigned",
                        "HandlerRecused",
                        "StatementSubmitted",
                        "CaseDecided",
                        "CaseAppealed",
                        "AppealDecided");
    }

    /** What a community of its own is told once so many facts of the case are recorded. */
    private static Told told(int caseFacts, int pageSize) {
        CommunityId community = new CommunityId(UUID.randomUUID());
        List<LedgerEvent> facts = new ArrayList<>(BEFORE);
        facts.addAll(CASE_FACTS.subList(0, caseFacts));
        Folding folding = new Folding(DATABASE.dataSource());
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            List<Recorded> recorded = ledger.append(community, facts);
            folding.fold(new CasesProjection(), recorded, pageSize);
        }
        return new Told(new Cases(folding.db()), community);
    }

    private record Told(Cases cases, CommunityId community) {

        Case to(Reader reader) {
            return cases.find(community, CASE, reader).orElseThrow();
        }

        boolean reads(Reader reader) {
            return cases.find(community, CASE, reader).isPresent();
        }

        boolean lists(Reader reader) {
            return !cases.of(community, reader, null, 10).cases().isEmpty();
        }

        /** The list and the case itself say the same. */
        boolean knows(Reader reader) {
            Optional<Case> found = cases.find(community, CASE, reader);
            assertThat(lists(reader)).isEqualTo(found.isPresent());
            return found.isPresent();
        }
    }

    private static Reader plain(PartyId party) {
        return new Reader(party, Set.of(), Set.of());
    }

    private static Reader supervisor(PartyId party) {
        return new Reader(party, Set.of(BEIJING), Set.of());
    }

    private static PartyId party(int number) {
        return new PartyId(id(100 + number));
    }

    private static UUID id(long number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }
}
