package org.guildbook.projections.admissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationDeferred;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.DecisionReason;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.projections.admissions.Admissions.Asked;
import org.guildbook.projections.admissions.Admissions.Pipeline;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Eight applications of one chapter, one at each stage but for the admitted, and one of another chapter. */
class AdmissionsTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId COMMUNITY = new CommunityId(UUID.randomUUID());
    private static final ChapterId CHAPTER = new ChapterId(UUID.randomUUID());
    private static final PartyId SOMEBODY = new PartyId(UUID.randomUUID());
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate LATER = DAY.plusDays(10);

    @SuppressWarnings("NullAway.Init") // set before any test
    private static Admissions admissions;

    @BeforeAll
    static void fold() {
        List<LedgerEvent> facts = new ArrayList<>();
        Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(AdmissionsTest::submitted).forEach(facts::add);
        facts.add(new ApplicationSubmitted(
                id(9), party(9), MembershipType.ORDINARY, new ChapterId(UUID.randomUUID()), DAY));
        Stream.of(2, 3, 4, 8)
                .map(n -> new ApplicationScreened(id(n), party(n), DAY.plusDays(1)))
                .forEach(facts::add);
        Stream.of(3, 4, 8).map(AdmissionsTest::drawn).forEach(facts::add);
        Stream.of(4, 8)
                .map(n -> new InterviewRecorded(id(n), SOMEBODY, Recommendation.DEFER, DAY.plusDays(3)))
                .forEach(facts::add);
        Stream.of(4, 8)
                .map(n -> new ApplicationDeferred(
                        id(n), party(n), List.of(SOMEBODY), DecisionReason.INTERVIEWS, DAY.plusDays(4)))
                .forEach(facts::add);
        facts.add(drawn(8));
        facts.add(
                new ApplicationRejected(id(5), party(5), List.of(SOMEBODY), DecisionReason.CRITERIA, DAY.plusDays(5)));
        facts.add(new ApplicationWithdrawn(id(6), party(6), DAY.plusDays(6)));
        facts.add(new ApplicationExpired(id(7), party(7), DAY.plusDays(180)));
        // Never seen below: who must not be found is in no list and in no count.
        facts.add(submitted(10));
        facts.add(new ConfidentialFlagSet(party(10), DAY));
        facts.add(new ConfidentialFlagSet(party(1), DAY));
        facts.add(new ConfidentialFlagCleared(party(1), DAY.plusDays(1)));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new AdmissionsProjection(), ledger.append(COMMUNITY, facts), 5);
            admissions = new Admissions(folding.db());
        }
    }

    @Test
    void an_application_is_at_the_stage_its_steps_lead_to() {
        assertThat(stages(LATER))
                .containsExactly(
                        AdmissionStage.INTERVIEWING,
                        AdmissionStage.EXPIRED,
                        AdmissionStage.WITHDRAWN,
                        AdmissionStage.REJECTED,
                        AdmissionStage.DEFERRED,
                        AdmissionStage.INTERVIEWING,
                        AdmissionStage.SCREENED,
                        AdmissionStage.SUBMITTED);
    }

    @Test
    void each_step_has_its_day() {
        assertThat(of(null, LATER).applications().get(4))
                .isEqualTo(new Asked(
                        id(4),
                        party(4),
                        MembershipType.ORDINARY,
                        AdmissionStage.DEFERRED,
                        DAY,
                        DAY.plusDays(180),
                        DAY.plusDays(1),
                        DAY.plusDays(2),
                        1,
                        DAY.plusDays(4),
                        null));
        assertThat(of(AdmissionStage.REJECTED, LATER).applications().getFirst().endedOn())
                .isEqualTo(DAY.plusDays(5));
    }

    @Test
    void an_application_expires_without_anybody_noticing() {
        assertThat(stages(DAY.plusDays(179)).getLast()).isEqualTo(AdmissionStage.SUBMITTED);
        assertThat(stages(DAY.plusDays(180)))
                .filteredOn(stage -> stage == AdmissionStage.EXPIRED)
                .hasSize(6);
        assertThat(of(AdmissionStage.EXPIRED, DAY.plusDays(300)).applications())
                .allSatisfy(one -> assertThat(one.endedOn()).isEqualTo(DAY.plusDays(180)));
    }

    @Test
    void the_counts_are_of_the_whole_chapter() {
        Pipeline pipeline = of(AdmissionStage.SCREENED, LATER);
        assertThat(pipeline.applications()).hasSize(1);
        assertThat(pipeline.counts().values()).containsExactly(1L, 1L, 2L, 1L, 0L, 1L, 1L, 1L);
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended() {
        List<Asked> all = new ArrayList<>();
        String cursor = null;
        do {
            Pipeline page = admissions.of(COMMUNITY, CHAPTER, null, LATER, cursor, 3);
            all.addAll(page.applications());
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).isEqualTo(of(null, LATER).applications());
        assertThatThrownBy(() -> admissions.of(COMMUNITY, CHAPTER, null, LATER, "!", 3))
                .isInstanceOf(Refused.class)
                .hasMessage("cursor-invalid");
    }

    private static List<AdmissionStage> stages(LocalDate day) {
        return of(null, day).applications().stream().map(Asked::stage).toList();
    }

    private static Pipeline of(@Nullable AdmissionStage stage, LocalDate day) {
        return admissions.of(COMMUNITY, CHAPTER, stage, day, null, 100);
    }

    private static LedgerEvent submitted(int number) {
        return new ApplicationSubmitted(id(number), party(number), MembershipType.ORDINARY, CHAPTER, DAY);
    }

    private static LedgerEvent drawn(int number) {
        return new InterviewerAssigned(id(number), SOMEBODY, 1, 1, new Sha256("0".repeat(64)), DAY.plusDays(2));
    }

    private static ApplicationId id(int number) {
        return new ApplicationId(new UUID(0x7000, number));
    }

    private static PartyId party(int number) {
        return new PartyId(new UUID(0x7001, number));
    }
}
