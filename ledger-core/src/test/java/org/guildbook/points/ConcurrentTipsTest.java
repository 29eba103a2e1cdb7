package org.guildbook.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.guildbook.LedgerCore;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.axon.Submission;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.community.FoundCommunity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.Voucher;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.rules.Vouchers;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.LotId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One account, many givers of the same points at once, on a real database. */
class ConcurrentTipsTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final LocalDate TODAY = day("2026-03-02");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC);
    private static final int TIPS = 64;
    private static final int AFFORDABLE = 10;
    private static final long WAIT_SECONDS = 60;

    @Test
    void of_64_concurrent_tips_with_points_for_ten_exactly_ten_succeed() throws Exception {
        JournalSchema.migrate(database.dataSource());
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, NOON);
                LedgerCore core = LedgerCore.start(journal, NOON, _ -> {})) {
            Ledger ledger = core.ledger();
            foundWithPointsForTen(ledger);

            List<CompletableFuture<String>> tips = IntStream.range(0, TIPS)
                    .mapToObj(_ -> ledger.submit(
                                    Decisions.COMMUNITY, new TipMember(ANN, BO, 1, TODAY), Submission.from("test"))
                            .handle((_, failure) -> outcome(failure)))
                    .toList();
            List<String> outcomes = new ArrayList<>();
            for (CompletableFuture<String> tip : tips) {
                outcomes.add(tip.get(WAIT_SECONDS, TimeUnit.SECONDS));
            }

            assertThat(outcomes).filteredOn("recorded"::equals).hasSize(AFFORDABLE);
            assertThat(outcomes).filteredOn("insufficient-points"::equals).hasSize(TIPS - AFFORDABLE);
            assertThat(pointsOf(facts(journal), ANN)).isZero();
            assertThat(pointsOf(facts(journal), BO)).isEqualTo(AFFORDABLE);
            assertThat(signedSum(facts(journal), Vouchers.POINTS_ISSUED)).isEqualTo(AFFORDABLE);
            assertThat(signedSum(facts(journal), Vouchers.POINTS_OF_MEMBERS)).isEqualTo(-AFFORDABLE);
        }
    }

    private static void foundWithPointsForTen(Ledger ledger) {
        submit(
                ledger,
                new FoundCommunity(
                        "The Guild",
                        Kind.KNOWLEDGE,
                        "Asia/Shanghai",
                        "CNY",
                        List.of(RelationKind.ALUMNI),
                        OWNER,
                        new OfficeId(id(7)),
                        TODAY));
        submit(
                ledger,
                new AppointToOffice(
                        new OfficeId(id(8)),
                        Role.STAFF,
                        Scope.COMMUNITY,
                        STAFF,
                        TODAY.plusYears(1),
                        null,
                        OWNER,
                        TODAY));
        submit(ledger, new FoundChapter(BEIJING, "BJ", "Beijing", OWNER, TODAY));
        for (PartyId member : List.of(ANN, BO)) {
            submit(
                    ledger,
                    new AdmitFoundingMember(
                            membership(member),
                            new TermId(member.value()),
                            member,
                            MembershipType.ORDINARY,
                            BEIJING,
                            TODAY,
                            TODAY.plusYears(1),
                            new Sha256("e".repeat(64)),
                            OWNER,
                            STAFF,
                            TODAY));
        }
        submit(ledger, new SetGrantBudget(OWNER, "RECOGNITION", Quarter.of(TODAY), AFFORDABLE, null, TODAY));
        submit(
                ledger,
                new GrantPoints(
                        PartyId.SYSTEM, "RECOGNITION", ANN, new LotId(id(801)), AFFORDABLE, "gala", null, TODAY));
    }

    private static void submit(Ledger ledger, Command command) {
        ledger.submit(Decisions.COMMUNITY, command, Submission.from("test"))
                .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static String outcome(@Nullable Throwable failure) {
        Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
        if (cause == null) {
            return "recorded";
        }
        return cause instanceof Refused refused ? refused.rule() : cause.toString();
    }

    private static List<LedgerEvent> facts(Journal journal) {
        return journal.page(-1, 1_000).stream()
                .map(entry -> RecordedEvents.from(entry).fact())
                .toList();
    }

    private static long pointsOf(List<LedgerEvent> facts, PartyId party) {
        long points = 0;
        for (LedgerEvent fact : facts) {
            switch (fact) {
                case PointsGranted granted when granted.receiver().equals(party) -> points += granted.amount();
                case PointsTipped tipped when tipped.giver().equals(party) -> points -= tipped.amount();
                case PointsTipped tipped when tipped.receiver().equals(party) -> points += tipped.amount();
                default -> points += 0;
            }
        }
        return points;
    }

    private static long signedSum(List<LedgerEvent> facts, String account) {
        return facts.stream()
                .filter(Voucher.class::isInstance)
                .flatMap(fact -> ((Voucher) fact).postings().stream())
                .filter(posting -> posting.account().equals(account))
                .mapToLong(Posting::signed)
                .sum();
    }
}
