package org.guildbook.projections.opentasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.InterviewerRecused;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.events.MembershipEvent.RecusalReason;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.LegalBasis;
import org.guildbook.projections.opentasks.OpenTasks.Kind;
import org.guildbook.projections.opentasks.OpenTasks.Listed;
import org.guildbook.projections.opentasks.OpenTasks.Task;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One task of each kind that is still open, and others that ended in every way a task ends. */
class OpenTasksTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Sha256 HASH = new Sha256("e".repeat(64));

    private static final List<LedgerEvent> FACTS = new ArrayList<>();

    private static CommunityId community = new CommunityId(id(0));

    @BeforeAll
    static void tell() {
        Stream.of(1, 2).map(OpenTasksTest::referred).forEach(FACTS::add);
        FACTS.add(new ReferralAccepted(new ReferralId(id(102)), party(90), party(2), DAY));
        for (int interviewer : List.of(3, 4, 5)) {
            FACTS.add(drawn(200, interviewer));
        }
        FACTS.add(new InterviewRecorded(new ApplicationId(id(200)), party(4), Recommendation.ADMIT, DAY));
        FACTS.add(new InterviewerRecused(new ApplicationId(id(200)), party(5), RecusalReason.OTHER, DAY));
        FACTS.add(drawn(201, 6));
        FACTS.add(new ApplicationWithdrawn(new ApplicationId(id(201)), party(91), DAY));
        for (int respondent : List.of(7, 8, 9)) {
            FACTS.add(opened(respondent));
        }
        FACTS.add(new StatementSubmitted(new CaseId(id(308)), party(8), HASH, DAY));
        for (int respondent : List.of(7, 9)) {
            FACTS.add(new CaseHandlersAssigned(new CaseId(id(300 + respondent)), List.of(party(10), party(11)), DAY));
        }
        FACTS.add(new HandlerRecused(new CaseId(id(307)), party(11), DAY));
        FACTS.add(new CaseDecided(
                new CaseId(id(309)),
                party(92),
                party(9),
                CaseOutcome.DISMISSED,
                List.of(),
                List.of(party(10), party(11)),
                HASH,
                DAY.plusDays(30),
                DAY));
        FACTS.add(drawn(202, 12));
        FACTS.add(new MemberDeceased(party(12), List.of(party(90), party(91)), DAY));
        FACTS.add(drawn(202, 13));
        FACTS.add(new ErasureRecorded(LegalBasis.REQUEST, List.of(), party(13), party(90), party(91), DAY));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void a_task_is_open_until_a_fact_ends_it_however_the_facts_come(int page) {
        OpenTasks tasks = fold(page);
        assertThat(tasks.since(community, DAY, null, 10).tasks())
                .extracting(Task::party, Task::kind, Task::until)
                .containsExactly(
                        tuple(party(1), Kind.REFERRAL, null),
                        tuple(party(3), Kind.INTERVIEW, null),
                        tuple(party(7), Kind.STATEMENT, DAY.plusDays(14)),
                        tuple(party(10), Kind.HANDLING, null));
        assertThat(tasks.since(community, DAY.plusDays(1), null, 10).tasks()).isEmpty();
        assertThat(tasks.of(community, party(3)).tasks())
                .containsExactly(new Task(party(3), Kind.INTERVIEW, id(200), DAY, null));
    }

    @Test
    void pages_follow_each_other() {
        OpenTasks tasks = fold(50);
        List<Task> found = new ArrayList<>();
        String cursor = null;
        do {
            Listed page = tasks.since(community, DAY, cursor, 1);
            found.addAll(page.tasks());
            cursor = page.next();
        } while (cursor != null);
        assertThat(found).isEqualTo(tasks.since(community, DAY, null, 10).tasks());
    }

    /** Into a log of its own. */
    private static OpenTasks fold(int page) {
        community = new CommunityId(id(1_000 + page));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new OpenTasksProjection(), ledger.append(community, FACTS), page);
            return new OpenTasks(folding.db());
        }
    }

    private static CandidateReferred referred(int candidate) {
        return new CandidateReferred(
                new ReferralId(id(100 + candidate)), party(90), party(candidate), RelationKind.ALUMNI, DAY);
    }

    private static InterviewerAssigned drawn(int application, int interviewer) {
        return new InterviewerAssigned(new ApplicationId(id(application)), party(interviewer), 1, 9, HASH, DAY);
    }

    private static CaseOpened opened(int respondent) {
        return new CaseOpened(
                new CaseId(id(300 + respondent)),
                CaseKind.CONDUCT,
                party(92),
                party(respondent),
                null,
                new ChapterId(id(400)),
                DAY.plusDays(14),
                DAY.plusDays(30),
                DAY);
    }

    private static PartyId party(int number) {
        return new PartyId(id(500 + number));
    }

    private static UUID id(int number) {
        return new UUID(0x7100, number);
    }
}
