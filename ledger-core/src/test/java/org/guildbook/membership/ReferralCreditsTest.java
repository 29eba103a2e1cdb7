package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.inmemory.InMemoryTokenStore;
import org.guildbook.LedgerCore;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.encoding.Envelope;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Tag;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stages follow by themselves on the real ledger, each once, however often the facts before them are delivered. */
class ReferralCreditsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static Journal journal;

    @BeforeAll
    static void open() {
        JournalSchema.migrate(database.dataSource());
        journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, NOON);
        append(founded());
    }

    @AfterAll
    static void close() {
        journal.close();
    }

    /** Somebody whom Ann referred; each has ids of one number. */
    private record Referee(UUID number) {

        ReferralId referral() {
            return new ReferralId(number);
        }

        PartyId party() {
            return new PartyId(number);
        }

        void joined(String from) {
            append(
                    new CandidateReferred(referral(), ANN, party(), RelationKind.ALUMNI, day("2025-01-02")),
                    new ReferralAccepted(referral(), ANN, party(), day("2025-01-03")),
                    new ReferralStageReached(referral(), ANN, party(), ReferralStage.ADMITTED, day(from)),
                    term(TermBasis.JOIN, from, from));
        }

        void renewed() {
            append(term(TermBasis.RENEWAL, "2026-01-10", "2026-01-05"));
        }

        private TermStarted term(TermBasis basis, String from, String settledOn) {
            return new TermStarted(
                    new MembershipId(number),
                    new TermId(UUID.randomUUID()),
                    party(),
                    day(from),
                    day(from).plusYears(1),
                    day(settledOn),
                    basis,
                    null,
                    null,
                    null,
                    day(settledOn));
        }

        Stream<ReferralStageReached> stages() {
            return facts(ReferralStageReached.class)
                    .filter(reached -> reached.referral().equals(referral()));
        }

        boolean came(ReferralStage stage) {
            return stages().anyMatch(reached -> reached.stage() == stage);
        }
    }

    @Test
    void each_stage_is_credited_once_whatever_is_delivered_again() {
        Referee first = referee();
        first.joined("2025-01-10");
        try (LedgerCore core = running()) {
            assertThat(core.daily().run()).isEqualTo(1);
            assertThat(core.daily().run()).isZero();
            first.renewed();
            await().atMost(PATIENCE).until(() -> first.came(ReferralStage.RENEWED));
        }
        for (int restart = 0; restart < 2; restart++) {
            // Nothing is remembered, so every fact comes again; the newcomer's renewal is the last of them.
            Referee newcomer = referee();
            newcomer.joined("2025-01-10");
            try (LedgerCore core = running()) {
                assertThat(core.daily().run()).isEqualTo(1);
                newcomer.renewed();
                await().atMost(PATIENCE).until(() -> newcomer.came(ReferralStage.RENEWED));
            }
        }
        assertThat(first.stages())
                .containsExactly(
                        reached(first, ReferralStage.ADMITTED, "2025-01-10"),
                        reached(first, ReferralStage.SETTLED, "2025-04-10"),
                        reached(first, ReferralStage.RENEWED, "2026-01-05"));
    }

    @Test
    void a_renewal_that_came_before_its_day_of_settling_was_noticed_is_credited_by_the_clock() {
        Referee late = referee();
        late.joined("2025-01-11");
        late.renewed();
        try (LedgerCore core = LedgerCore.start(journal, NOON, _ -> {})) {
            core.daily().run();
            core.daily().run();
            assertThat(core.daily().run()).isZero();
        }
        assertThat(late.stages().map(ReferralStageReached::stage))
                .containsExactly(ReferralStage.ADMITTED, ReferralStage.SETTLED, ReferralStage.RENEWED);
    }

    @Test
    void an_application_that_expired_is_announced_once() {
        ApplicationId expired = new ApplicationId(UUID.randomUUID());
        ApplicationId open = new ApplicationId(UUID.randomUUID());
        append(
                new ApplicationSubmitted(expired, OWNER, MembershipType.ORDINARY, BEIJING, day("2025-09-03")),
                new ApplicationSubmitted(open, OWNER, MembershipType.ORDINARY, BEIJING, day("2025-09-04")));
        try (LedgerCore core = LedgerCore.start(journal, NOON, _ -> {})) {
            core.daily().run();
            core.daily().run();
        }
        assertThat(facts(ApplicationExpired.class))
                .containsExactly(new ApplicationExpired(expired, OWNER, day("2026-03-02")));
    }

    /** The automations begin with the first fact of the log. */
    private static LedgerCore running() {
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        return LedgerCore.start(
                journal, NOON, LedgerCore.automations(journal, processing -> processing.tokenStore(tokens)));
    }

    private static Referee referee() {
        return new Referee(UUID.randomUUID());
    }

    private static ReferralStageReached reached(Referee referee, ReferralStage stage, String date) {
        return new ReferralStageReached(referee.referral(), ANN, referee.party(), stage, day(date));
    }

    private static <F extends LedgerEvent> Stream<F> facts(Class<F> kind) {
        return journal.entries(Decisions.COMMUNITY.value(), 0, 1_000).stream()
                .map(RecordedEvents::find)
                .flatMap(Optional::stream)
                .map(Recorded::fact)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static void append(LedgerEvent... facts) {
        journal.append(
                        Condition.NONE,
                        Stream.of(facts)
                                .map(fact -> EventEncoding.draft(
                                        Decisions.COMMUNITY,
                                        UUID.randomUUID(),
                                        fact,
                                        new Envelope(PartyId.SYSTEM, "test", null, null, List.of()),
                                        EventEncoding.tags(fact).stream()
                                                .map(Tag::toString)
                                                .collect(Collectors.toSet())))
                                .toList())
                .join();
    }
}
