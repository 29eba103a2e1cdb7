package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.inmemory.InMemoryTokenStore;
import org.guildbook.LedgerCore;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.axon.Submission;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.FormSmallGroup;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.chapter.JoinSmallGroup;
import org.guildbook.chapter.LeaveSmallGroup;
import org.guildbook.community.FoundCommunity;
import org.guildbook.decision.Command;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.dues.RecordDuesPayment;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent.GraceStarted;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.testing.Noon;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.Money;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Role;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What follows from the calendar and from what members do, through the real ledger with its automations. */
class MembershipLifeTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final LocalDate FOUNDED = day("2026-03-02");
    private static final LocalDate TERM_END = day("2026-07-01");
    private static final GroupId GROUP = new GroupId(id(201));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Noon noon = new Noon(FOUNDED);
    private long nextId = 1_000;

    @Test
    void terms_end_and_begin_seats_become_free_and_members_move() {
        JournalSchema.migrate(database.dataSource());
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, noon)) {
            try (LedgerCore core = running(journal)) {
                foundTheGuild(core);
                renewalIsDue(core, journal);
                whoDoesNotPayLapses(core, journal);
                whoComesBackHasAGap(core, journal);
                whoMovesIsMoved(core, journal);
            }
            nothingHappensTwice(journal);
        }
    }

    private void renewalIsDue(LedgerCore core, Journal journal) {
        noon.moveTo(TERM_END.minusDays(61));
        assertThat(core.daily().run()).isZero();
        noon.moveTo(TERM_END.minusDays(58));
        core.daily().run();
        core.daily().run();
        await().atMost(PATIENCE).until(() -> all(journal, DuesInvoiced.class).count() == 3);
        assertThat(all(journal, RenewalWindowOpened.class))
                .extracting(RenewalWindowOpened::member)
                .containsExactlyInAnyOrder(ANN, BO, CHEN);
        assertThat(all(journal, RenewalWindowOpened.class))
                .extracting(RenewalWindowOpened::since)
                .containsOnly(TERM_END.minusDays(60));
        pay(core, journal, ANN);
        pay(core, journal, CHEN);
        await().atMost(PATIENCE).until(() -> all(journal, TermStarted.class).count() == 6);
    }

    /** The timer was dead when the grace began. */
    private void whoDoesNotPayLapses(LedgerCore core, Journal journal) {
        noon.moveTo(TERM_END.plusDays(40));
        core.daily().run();
        await().atMost(PATIENCE)
                .until(() -> all(journal, OfficeVacated.class).count() == 1
                        && all(journal, SmallGroupLeft.class).count() == 1
                        && all(journal, InvoiceVoided.class).count() == 1);
        assertThat(all(journal, GraceStarted.class))
                .extracting(GraceStarted::since)
                .containsExactly(TERM_END);
        assertThat(all(journal, MembershipLapsed.class))
                .extracting(MembershipLapsed::since)
                .containsExactly(TERM_END.plusDays(30));
        assertThat(all(journal, OfficeVacated.class))
                .extracting(OfficeVacated::officeHolder)
                .containsExactly(BO);
        assertThat(all(journal, SmallGroupLeft.class))
                .extracting(SmallGroupLeft::member)
                .containsExactly(BO);
        assertThat(all(journal, InvoiceVoided.class))
                .extracting(InvoiceVoided::member)
                .containsExactly(BO);
    }

    /** The dues of the renewal are not asked for any more; those of coming back are. */
    private void whoComesBackHasAGap(LedgerCore core, Journal journal) {
        noon.moveTo(TERM_END.plusDays(100));
        submit(core, new RequestReinstatement(membership(BO), BO, noon.today()));
        await().atMost(PATIENCE).until(() -> all(journal, DuesInvoiced.class).count() == 4);
        pay(core, journal, BO);
        await().atMost(PATIENCE).until(() -> all(journal, TermStarted.class).count() == 7);
        TermStarted back = all(journal, TermStarted.class).toList().getLast();
        assertThat(back.basis()).isEqualTo(TermBasis.REINSTATEMENT);
        assertThat(back.from()).isEqualTo(noon.today());
        assertThat(back.gapFrom()).isEqualTo(TERM_END);
        assertThat(back.gapToExclusive()).isEqualTo(noon.today());
        assertThat(all(journal, DuesInvoiced.class)).hasSize(4);
    }

    private void whoMovesIsMoved(LedgerCore core, Journal journal) {
        submit(core, new RequestChapterTransfer(membership(CHEN), CHEN, SHANGHAI, noon.today()));
        submit(core, new ApproveChapterTransfer(membership(CHEN), BEIJING, ANN, noon.today()));
        submit(core, new ApproveChapterTransfer(membership(CHEN), SHANGHAI, DAN, noon.today()));
        submit(core, new LeaveSmallGroup(GROUP, CHEN, CHEN, noon.today()));
        await().atMost(PATIENCE)
                .until(() -> all(journal, ChapterTransferCompleted.class).count() == 1);
    }

    /** All automations begin anew, as after the loss of their tokens, and the timer comes once more. */
    private void nothingHappensTwice(Journal journal) {
        long length = journal.committed();
        try (LedgerCore again = running(journal)) {
            again.daily().run();
            // A new fact that an automation follows: when that is done, all before it are.
            submit(again, new RequestChapterTransfer(membership(CHEN), CHEN, BEIJING, noon.today()));
            submit(again, new ApproveChapterTransfer(membership(CHEN), BEIJING, ANN, noon.today()));
            submit(again, new ApproveChapterTransfer(membership(CHEN), SHANGHAI, DAN, noon.today()));
            await().atMost(PATIENCE)
                    .until(() -> all(journal, ChapterTransferCompleted.class).count() == 2);
        }
        assertThat(journal.committed() - length).isEqualTo(4);
    }

    private LedgerCore running(Journal journal) {
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        return LedgerCore.start(
                journal, noon, LedgerCore.automations(journal, processing -> processing.tokenStore(tokens)));
    }

    private void foundTheGuild(LedgerCore core) {
        submit(
                core,
                new FoundCommunity(
                        "The Guild",
                        Kind.KNOWLEDGE,
                        "Asia/Shanghai",
                        "CNY",
                        List.of(RelationKind.ALUMNI),
                        OWNER,
                        new OfficeId(id(7)),
                        FOUNDED));
        appoint(core, Role.STAFF, Scope.COMMUNITY, STAFF);
        appoint(core, Role.TREASURER, Scope.COMMUNITY, TREASURER);
        submit(core, new FoundChapter(BEIJING, "BJ", "Beijing", OWNER, FOUNDED));
        submit(core, new FoundChapter(SHANGHAI, "SH", "Shanghai", OWNER, FOUNDED));
        for (PartyId member : List.of(ANN, BO, CHEN)) {
            open(core, member, BEIJING, TERM_END);
        }
        open(core, DAN, SHANGHAI, day("2028-01-01"));
        appoint(core, Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN);
        appoint(core, Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), DAN);
        appoint(core, Role.BOARD_MEMBER, Scope.chapter(BEIJING), BO);
        submit(core, new FormSmallGroup(GROUP, BEIJING, 8, ANN, FOUNDED));
        submit(core, new JoinSmallGroup(GROUP, BO, ANN, FOUNDED));
        submit(core, new JoinSmallGroup(GROUP, CHEN, ANN, FOUNDED));
        submit(
                core,
                new EnactDuesSchedule(
                        OWNER,
                        new ScheduleId(id(1)),
                        List.of(new DuesScheduleEnacted.Amount(MembershipType.ORDINARY, new Money(1_008_000, "CNY"))),
                        FOUNDED,
                        null,
                        FOUNDED));
    }

    private void open(LedgerCore core, PartyId member, ChapterId chapter, LocalDate toExclusive) {
        submit(
                core,
                new AdmitFoundingMember(
                        membership(member),
                        new TermId(member.value()),
                        member,
                        MembershipType.ORDINARY,
                        chapter,
                        day("2024-07-01"),
                        toExclusive,
                        new Sha256("e".repeat(64)),
                        OWNER,
                        STAFF,
                        FOUNDED));
    }

    private void appoint(LedgerCore core, Role role, Scope scope, PartyId holder) {
        submit(
                core,
                new AppointToOffice(
                        new OfficeId(id(nextId++)), role, scope, holder, FOUNDED.plusYears(1), null, OWNER, FOUNDED));
    }

    private void pay(LedgerCore core, Journal journal, PartyId member) {
        DuesInvoiced invoice = all(journal, DuesInvoiced.class)
                .filter(invoiced -> invoiced.member().equals(member))
                .reduce((_, latest) -> latest)
                .orElseThrow();
        submit(
                core,
                new RecordDuesPayment(
                        TREASURER,
                        new PaymentId(id(nextId++)),
                        invoice.invoice(),
                        member,
                        PaymentMethod.BANK,
                        new Sha256("%064x".formatted(nextId)),
                        invoice.amount(),
                        noon.today()));
    }

    private static void submit(LedgerCore core, Command command) {
        core.ledger()
                .submit(Decisions.COMMUNITY, command, Submission.from("test"))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static <F extends LedgerEvent> Stream<F> all(Journal journal, Class<F> kind) {
        return journal.page(0, 1_000).stream()
                .map(RecordedEvents::from)
                .map(Recorded::fact)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
