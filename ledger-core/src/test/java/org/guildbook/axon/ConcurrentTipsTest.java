package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.points.TipMember;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.LotId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrentTipsTest {

    private static final int TIPS = 64;
    private static final long TIP = 5;
    private static final long BALANCE = 10 * TIP;

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static RunningLedger ledger;

    @BeforeAll
    static void start() {
        ledger = RunningLedger.on(database);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @RepeatedTest(5)
    void of_64_concurrent_tips_from_one_account_as_many_succeed_as_it_holds() {
        CommunityId community = ledger.community();
        PartyId giver = member(community);
        PartyId receiver = member(community);
        record(community, granted(giver));

        Map<String, Long> outcomes = IntStream.range(0, TIPS)
                .mapToObj(_ -> ledger.submit(community, new TipMember(giver, receiver, TIP, TODAY)))
                .toList()
                .stream()
                .map(ConcurrentTipsTest::outcome)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(outcomes).isEqualTo(Map.of("recorded", 10L, "insufficient-points", 54L));
    }

    private static String outcome(CompletableFuture<Receipt> receipt) {
        return receipt.handle((_, failure) -> failure == null
                        ? "recorded"
                        : failure.getCause() instanceof Refused refused ? refused.rule() : String.valueOf(failure))
                .join();
    }

    private static PartyId member(CommunityId community) {
        PartyId member = party();
        MembershipId membership = new MembershipId(UUID.randomUUID());
        record(
                community,
                new MemberAdmitted(
                        null,
                        membership,
                        member,
                        member,
                        MembershipType.ORDINARY,
                        new ChapterId(UUID.randomUUID()),
                        List.of(),
                        Basis.OPENING,
                        null,
                        TODAY),
                new TermStarted(
                        membership,
                        new TermId(UUID.randomUUID()),
                        member,
                        TODAY,
                        TODAY.plusYears(1),
                        TODAY,
                        TermBasis.OPENING,
                        null,
                        null,
                        null,
                        TODAY));
        return member;
    }

    private static PointsGranted granted(PartyId receiver) {
        return new PointsGranted(
                "RECOGNITION",
                receiver,
                new LotId(UUID.randomUUID()),
                BALANCE,
                "a-reason",
                Quarter.of(TODAY),
                TODAY.plusYears(2),
                TODAY,
                List.of(
                        Posting.debitPoints("points:granted", BALANCE),
                        Posting.creditPoints("points:members", BALANCE)),
                TODAY);
    }

    private static void record(CommunityId community, LedgerEvent... facts) {
        ledger.submit(community, RecordFacts.of(TODAY, facts)).join();
    }
}
