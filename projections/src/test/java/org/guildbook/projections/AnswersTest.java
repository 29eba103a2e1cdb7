package org.guildbook.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.Recorded;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.creditscore.CreditScores;
import org.guildbook.projections.creditscore.CreditScores.Score;
import org.guildbook.projections.duesstatus.DuesStatuses;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.memberhistory.MemberHistories.History;
import org.guildbook.projections.memberhistory.MemberHistories.Line;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.RollQuestion;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.projections.pointsaccounts.PointsAccounts.Movement;
import org.guildbook.projections.pointsaccounts.PointsAccounts.Movements;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.projections.testing.SeededCommunity;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.score.CreditScore;
import org.guildbook.score.CreditScore.Axis;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Given facts, the answer of each read model, compared with what the facts say one by one. */
class AnswersTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final SeededCommunity COMMUNITY = new SeededCommunity(31);

    private static final CommunityId ID = COMMUNITY.id();

    private static final LocalDate DAY = LocalDate.of(2025, 4, 20);

    private static List<Recorded> recorded = List.of();

    private static AsOf head = AsOf.NOTHING;

    @SuppressWarnings("NullAway.Init") // set before any test
    private static JdbcClient db;

    @BeforeAll
    static void fold() {
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            recorded = ledger.append(ID, COMMUNITY.facts(30, 80, 80));
            Folding folding = new Folding(DATABASE.dataSource());
            ReadModels.all().forEach(projection -> folding.fold(projection, recorded, 29));
            db = folding.db();
            head = new AsOf(
                    recorded.getLast().position(),
                    recorded.getLast().hash(),
                    recorded.getLast().at());
        }
    }

    @Test
    void milestones_are_the_history_without_deeds_and_dues() {
        assertThat(new MemberHistories(db)
                        .milestones(ID, COMMUNITY.members().get(3), null, 200)
                        .lines())
                .extracting(line -> line.type().substring(0, line.type().indexOf('.')))
                .contains("membership")
                .doesNotContain("dues", "contribution", "points", "privacy");
    }

    @Test
    void a_history_has_every_fact_that_names_the_member_newest_first() {
        PartyId member = COMMUNITY.members().get(3);
        MemberHistories histories = new MemberHistories(db);
        List<Line> lines = new ArrayList<>();
        String cursor = null;
        do {
            History page = histories.of(ID, member, cursor, 3);
            assertThat(page.asOf()).isEqualTo(head);
            lines.addAll(page.lines());
            cursor = page.next();
        } while (cursor != null);
        List<Long> naming = recorded.reversed().stream()
                .filter(fact -> names(fact.fact(), member))
                .map(Recorded::position)
                .toList();
        assertThat(lines.stream().map(Line::position)).containsExactlyElementsOf(naming);
        assertThat(lines).allSatisfy(line -> {
            Recorded fact = recorded.get((int) line.position());
            assertThat(line.hash()).isEqualTo(fact.hash());
            assertThat(line.at()).isEqualTo(fact.at());
            assertThat(line.document()).isEqualTo(fact.document());
            assertThat(line.roles()).isNotEmpty();
        });
        Line admitted = lines.getLast();
        assertThat(admitted.type()).isEqualTo("membership.MemberAdmitted");
        assertThat(admitted.roles()).containsExactly("candidate", "member");
        assertThat(admitted.data()).containsEntry("membershipType", "ORDINARY");
        assertThatThrownBy(() -> histories.of(ID, member, null, 0))
                .isInstanceOf(Refused.class)
                .hasMessage("limit-exceeded");
        assertThatThrownBy(() -> histories.of(ID, member, "!", 10))
                .isInstanceOf(Refused.class)
                .hasMessage("cursor-invalid");
    }

    @Test
    void a_balance_is_what_was_granted_and_tipped() {
        PointsAccounts accounts = new PointsAccounts(db);
        long held = 0;
        for (PartyId member : COMMUNITY.members()) {
            long naive = 0;
            for (LedgerEvent fact : facts()) {
                if (fact instanceof PointsGranted granted && granted.receiver().equals(member)) {
                    naive += granted.amount();
                }
                if (fact instanceof PointsTipped tip) {
                    naive += tip.receiver().equals(member) ? tip.amount() : 0;
                    naive -= tip.giver().equals(member) ? tip.amount() : 0;
                }
            }
            PointsAccounts.Account account = accounts.of(ID, member, DAY);
            assertThat(account.balance()).isEqualTo(naive);
            assertThat(account.asOf()).isEqualTo(head);
            assertThat(account.lots())
                    .isSortedAccordingTo((a, b) -> a.expiresOn().compareTo(b.expiresOn()));
            assertThat(movements(accounts, member).stream()
                            .mapToLong(Movement::amount)
                            .sum())
                    .isEqualTo(naive);
            assertThat(accounts.of(ID, member, LocalDate.of(2027, 4, 1)).balance())
                    .isZero();
            assertThat(accounts.of(ID, member, LocalDate.of(2027, 3, 31)).expiringSoon())
                    .isEqualTo(naive);
            held += naive;
        }
        PointsAccounts.Supply supply = accounts.supply(ID);
        assertThat(supply.balanced()).isTrue();
        assertThat(supply.held()).isEqualTo(held);
        assertThat(supply.issued()).isEqualTo(30 * 100_000L);
    }

    @Test
    void a_status_follows_from_the_terms_on_the_day_asked_for() {
        MembershipStatuses statuses = new MembershipStatuses(db);
        TermStarted term = all(TermStarted.class).getFirst();
        LocalDate end = term.toExclusive();
        assertThat(status(statuses, term.member(), term.from())).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(status(statuses, term.member(), end.minusDays(60))).isEqualTo(MembershipStatus.RENEWAL_DUE);
        assertThat(status(statuses, term.member(), end)).isEqualTo(MembershipStatus.GRACE);
        assertThat(status(statuses, term.member(), end.plusDays(30))).isEqualTo(MembershipStatus.LAPSED);
        assertThat(statuses.of(ID, term.member(), DAY).orElseThrow().group()).isNotNull();
        assertThat(statuses.of(ID, new PartyId(UUID.randomUUID()), DAY)).isEmpty();
        assertThat(statuses.counts(ID, DAY).cells())
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.count()).isGreaterThanOrEqualTo(5));
    }

    @Test
    void a_roll_lists_who_belongs_to_a_chapter_on_a_day_as_it_was_known() {
        MembershipStatuses statuses = new MembershipStatuses(db);
        ChapterId chapter = COMMUNITY.chapters().get(1);
        for (LocalDate day : List.of(DAY, LocalDate.of(2025, 12, 31), LocalDate.of(2026, 4, 1))) {
            List<PartyId> naive = all(MemberAdmitted.class).stream()
                    .filter(admitted -> admitted.chapter().equals(chapter))
                    .map(MemberAdmitted::member)
                    .filter(member -> status(statuses, member, day).belongs())
                    .toList();
            assertThat(roll(statuses, new RollQuestion(day, chapter, null, null, RollQuestion.NOW)))
                    .containsExactlyInAnyOrderElementsOf(naive);
        }
        MemberAdmitted admitted = all(MemberAdmitted.class).get(9);
        long known = recorded.get(facts().indexOf(admitted)).position();
        RollQuestion then = new RollQuestion(DAY, null, null, null, known);
        List<PartyId> knownThen = all(MemberAdmitted.class).subList(0, 10).stream()
                .map(MemberAdmitted::member)
                .filter(member -> statuses.of(ID, member, DAY, known)
                        .orElseThrow()
                        .status()
                        .belongs())
                .toList();
        assertThat(roll(statuses, then)).containsExactlyInAnyOrderElementsOf(knownThen);
        assertThatThrownBy(() -> statuses.of(ID, admitted.member(), DAY, head.position() + 1))
                .isInstanceOf(Refused.class)
                .hasMessage("not-answerable");
    }

    private static List<PartyId> roll(MembershipStatuses statuses, RollQuestion asked) {
        List<PartyId> members = new ArrayList<>();
        String cursor = null;
        do {
            MembershipStatuses.Roll page = statuses.roll(ID, asked, cursor, 4);
            assertThat(page.members()).hasSizeLessThanOrEqualTo(4);
            page.members().forEach(membership -> members.add(membership.member()));
            cursor = page.next();
        } while (cursor != null);
        return members;
    }

    @Test
    void a_status_names_the_facts_it_follows_from() {
        MembershipStatuses statuses = new MembershipStatuses(db);
        PartyId member = all(MembershipResumed.class).getFirst().member();
        assertThat(statuses.of(ID, member, DAY).orElseThrow().facts().stream()
                        .map(position -> recorded.get(position.intValue())
                                .fact()
                                .getClass()
                                .getSimpleName()))
                .containsExactly("MemberAdmitted", "TermStarted", "MembershipPaused", "MembershipResumed");
    }

    @Test
    void an_office_is_held_until_it_is_vacated() {
        OfficeHolders holders = new OfficeHolders(db);
        OfficeVacated vacated = all(OfficeVacated.class).getFirst();
        OfficeAppointed other = all(OfficeAppointed.class).stream()
                .filter(office -> office.role() == Role.BOARD_MEMBER)
                .findFirst()
                .orElseThrow();
        LocalDate day = vacated.effectiveOn();
        assertThat(holders.holds(ID, vacated.officeHolder(), vacated.role(), Scope.COMMUNITY, day.minusDays(1)))
                .isTrue();
        assertThat(holders.holds(ID, vacated.officeHolder(), vacated.role(), Scope.COMMUNITY, day))
                .isFalse();
        Scope chapter = Scope.chapter(COMMUNITY.chapters().getFirst());
        assertThat(holders.holds(ID, other.officeHolder(), Role.BOARD_MEMBER, chapter, day))
                .isTrue();
        assertThat(holders.holds(ID, other.officeHolder(), Role.TREASURER, chapter, day))
                .isFalse();
        assertThat(holders.on(ID, day).offices()).hasSize(2);
    }

    @Test
    void an_invoice_is_settled_by_its_numbered_receipts() {
        DuesInvoiced invoiced = all(DuesInvoiced.class).get(4);
        Recorded payment = recorded.stream()
                .filter(fact -> fact.fact() instanceof DuesPaymentRecorded paid
                        && paid.invoice().equals(invoiced.invoice()))
                .findFirst()
                .orElseThrow();
        DuesStatuses.Dues dues = new DuesStatuses(db).of(ID, invoiced.member());
        assertThat(dues.asOf()).isEqualTo(head);
        DuesStatuses.Invoice invoice = dues.invoices().getFirst();
        assertThat(invoice.amount()).isEqualTo(invoiced.amount());
        assertThat(invoice.settled()).isTrue();
        assertThat(invoice.receipts()).hasSize(1);
        assertThat(invoice.receipts().getFirst().document()).isEqualTo(payment.document());
        assertThat(invoice.receipts().getFirst().hash()).isEqualTo(payment.hash());
    }

    @Test
    void a_community_has_its_chapters_and_groups() {
        Communities.Community community = new Communities(db).find(ID).orElseThrow();
        assertThat(community.currency()).isEqualTo("CNY");
        assertThat(community.founding()).isFalse();
        assertThat(new Communities(db).all()).containsExactly(community);
        Chapters.Directory directory = new Chapters(db).of(ID);
        assertThat(directory.chapters().stream().map(Chapters.Chapter::code)).containsExactly("BJ", "SH", "SZ");
        assertThat(new Chapters(db)
                        .groups(ID, COMMUNITY.chapters().getFirst())
                        .groups()
                        .getFirst()
                        .capacity())
                .isEqualTo(8);
    }

    @Test
    void a_score_is_explained_to_the_last_micro_point() {
        CreditScores scores = new CreditScores(db);
        PartyId first = COMMUNITY.members().getFirst();
        Score score = scores.of(ID, first, LocalDate.of(2025, 7, 1));
        assertThat(score.asOf()).isEqualTo(head);
        assertThat(score.score().lines().stream()
                        .mapToLong(CreditScore.Line::micro)
                        .sum())
                .isEqualTo(score.score().micro());
        assertThat(score.score().lines().stream()
                        .filter(line -> line.axis() == Axis.REFERRAL)
                        .flatMap(line -> line.facts().stream()))
                .isNotEmpty();
        assertThat(score.score().lines().stream()
                        .filter(line -> line.axis() == Axis.CONTRIBUTION)
                        .flatMap(line -> line.facts().stream())
                        .map(position -> recorded.get(position.intValue()).fact()))
                .isNotEmpty()
                .allMatch(fact -> fact instanceof ContributionClaimed || fact instanceof PointsTipped);
        assertThat(line(score, Axis.DUES)).isEqualTo(50 * CreditScore.POINT);
        Score nobody = scores.of(ID, new PartyId(UUID.randomUUID()), DAY);
        assertThat(nobody.shown()).isFalse();
        assertThat(nobody.score().points()).isEqualTo(100);
    }

    @Test
    void a_community_that_was_never_seen_is_answered_as_of_nothing() {
        CommunityId stranger = new CommunityId(UUID.randomUUID());
        assertThat(new MemberHistories(db).of(stranger, COMMUNITY.members().getFirst(), null, 10))
                .isEqualTo(new History(AsOf.NOTHING, List.of(), null));
        assertThat(new PointsAccounts(db).supply(stranger).issued()).isZero();
        assertThat(new Communities(db).find(stranger)).isEmpty();
    }

    private static long line(Score score, Axis axis) {
        return score.score().lines().stream()
                .filter(line -> line.axis() == axis)
                .mapToLong(CreditScore.Line::micro)
                .sum();
    }

    @Test
    void a_status_is_the_one_that_decisions_see_whatever_happened_to_the_member() {
        MembershipStatuses statuses = new MembershipStatuses(db);
        CreditScores scores = new CreditScores(db);
        for (PartyId member : COMMUNITY.members()) {
            MembershipHistory history = MembershipHistory.NONE;
            for (MembershipEvent fact : all(MembershipEvent.class)) {
                history = EventEncoding.tags(fact).contains(Tag.of("member", member)) ? history.after(fact) : history;
            }
            for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() < 2027; day = day.plusDays(31)) {
                MembershipStatus naive = history.statusOn(day);
                assertThat(status(statuses, member, day))
                        .as("%s on %s", member, day)
                        .isEqualTo(naive);
                assertThat(scores.of(ID, member, day).shown()).isEqualTo(naive.takesPart());
            }
        }
        assertThat(all(MembershipEvent.class).stream().map(Object::getClass).distinct())
                .contains(MemberResigned.class, MemberDeceased.class, MembershipPaused.class, MembershipResumed.class);
    }

    private static MembershipStatus status(MembershipStatuses statuses, PartyId member, LocalDate day) {
        return statuses.of(ID, member, day).orElseThrow().status();
    }

    private static List<Movement> movements(PointsAccounts accounts, PartyId member) {
        List<Movement> movements = new ArrayList<>();
        String cursor = null;
        do {
            Movements page = accounts.movements(ID, member, cursor, 4);
            movements.addAll(page.movements());
            cursor = page.next();
        } while (cursor != null);
        return movements;
    }

    private static List<LedgerEvent> facts() {
        return recorded.stream().map(Recorded::fact).toList();
    }

    private static <T extends LedgerEvent> List<T> all(Class<T> kind) {
        return facts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Every component of a record shows in its text form. */
    private static boolean names(LedgerEvent fact, PartyId party) {
        return fact.toString().contains(party.toString());
    }
}
