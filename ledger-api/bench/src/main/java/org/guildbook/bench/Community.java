package org.guildbook.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.encoding.Envelope;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PointsEvent.MovedLot;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.LotId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;

/**
 * A community whose members have points to give, from the first to {@code members}; founded by appending its facts, because
 * it takes a founding, two persons and a treasury to do that by commands.
 */
record Community(int members) {

    static final CommunityId ID = new CommunityId(id(1, 0));

    private static final LocalDate BEGINNING = LocalDate.parse("2025-01-01");
    private static final LocalDate NEVER = LocalDate.parse("2225-01-01");
    private static final ChapterId CHAPTER = new ChapterId(id(2, 0));
    private static final long PLENTY = 1_000_000_000L;

    /** All points come from one grant, so that an account is one lot however many gave to it. */
    private static final LotId LOT = new LotId(id(3, 0));

    private static final Envelope ENVELOPE = new Envelope(PartyId.SYSTEM, "bench", null, null, List.of());

    private static final NoArgGenerator EVENT_IDS = Generators.timeBasedEpochGenerator();

    static PartyId member(int number) {
        return new PartyId(id(4, number));
    }

    /** Two members, the giver and the receiver, never the same. */
    record Pair(PartyId giver, PartyId receiver) {}

    Pair anyTwo() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int giver = random.nextInt(members);
        int receiver = random.nextInt(members - 1);
        return new Pair(member(giver), member(receiver < giver ? receiver : receiver + 1));
    }

    void found(Journal journal) {
        BulkAppend.to(journal, 1, _ -> Stream.of(draft(founded())));
        BulkAppend.to(journal, members, number -> facts(member(number), number).map(Community::draft));
    }

    /** An entry before it is stamped, as the use case would draft it. */
    static Draft tip(Pair pair, LocalDate day) {
        return draft(new PointsTipped(
                pair.giver(),
                pair.receiver(),
                List.of(new MovedLot(LOT, 1, NEVER)),
                day,
                Vouchers.points(Vouchers.POINTS_OF_MEMBERS, Vouchers.POINTS_OF_MEMBERS, 1),
                day));
    }

    static UUID newEventId() {
        return EVENT_IDS.generate();
    }

    private static Draft draft(LedgerEvent fact) {
        return EventEncoding.draft(
                ID,
                newEventId(),
                fact,
                ENVELOPE,
                EventEncoding.tags(fact).stream()
                        .map(tag -> tag.key() + ":" + tag.value())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static LedgerEvent founded() {
        return new CommunityFounded(
                ID,
                "The Guild",
                Kind.KNOWLEDGE,
                "Asia/Shanghai",
                "CNY",
                List.of(RelationKind.ALUMNI),
                member(0),
                BEGINNING);
    }

    private static Stream<LedgerEvent> facts(PartyId member, int number) {
        MembershipId membership = new MembershipId(id(5, number));
        return Stream.of(
                new MemberAdmitted(
                        null,
                        membership,
                        member,
                        member,
                        MembershipType.ORDINARY,
                        CHAPTER,
                        List.of(member(0), member(1)),
                        Basis.OPENING,
                        new Sha256("e".repeat(64)),
                        BEGINNING),
                new TermStarted(
                        membership,
                        new TermId(id(6, number)),
                        member,
                        BEGINNING,
                        NEVER,
                        BEGINNING,
                        TermBasis.OPENING,
                        null,
                        null,
                        null,
                        BEGINNING),
                new PointsGranted(
                        "RECOGNITION",
                        member,
                        LOT,
                        PLENTY,
                        "opening-" + number,
                        Quarter.of(BEGINNING),
                        NEVER,
                        null,
                        BEGINNING,
                        Vouchers.points(Vouchers.POINTS_ISSUED, Vouchers.POINTS_OF_MEMBERS, PLENTY),
                        BEGINNING));
    }

    private static UUID id(long kind, long number) {
        return new UUID(0x7000L | kind << 32, 0x8000_0000_0000_0000L | number);
    }
}
