package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.guildbook.LedgerCore;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.axon.Submission;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.FormSmallGroup;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.chapter.JoinSmallGroup;
import org.guildbook.chapter.VacateOffice;
import org.guildbook.community.CloseFoundingPhase;
import org.guildbook.community.FoundCommunity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.dues.InvoiceDues;
import org.guildbook.dues.RecordDuesPayment;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Role;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole way of a member through the real ledger, on a real database. */
class FromFoundingToMembershipTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final LocalDate TODAY = day("2026-03-02");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC);
    private static final long WAIT_SECONDS = 30;
    private static final MembershipId MEMBERSHIP = new MembershipId(id(601));
    private static final InvoiceId INVOICE = new InvoiceId(id(801));
    private static final GroupId GROUP = new GroupId(id(201));

    private static Journal journal;
    private static LedgerCore core;
    private long nextOffice = 1_000;

    @BeforeAll
    static void start() {
        JournalSchema.migrate(database.dataSource());
        journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, NOON);
        core = LedgerCore.start(journal, NOON, _ -> {});
    }

    @AfterAll
    static void stop() {
        core.close();
        journal.close();
    }

    @Test
    void a_stranger_becomes_a_member() {
        foundTheGuild();

        submit(new ReferCandidate(Candidacy.REFERRAL, ANN, BO, RelationKind.ALUMNI, TODAY));
        submit(new AcceptReferral(Candidacy.REFERRAL, BO, TODAY));
        submit(new SubmitApplication(Candidacy.APPLICATION, BO, MembershipType.ORDINARY, BEIJING, null, TODAY));
        Sha256 screening = submit(new ScreenApplication(Candidacy.APPLICATION, BO, List.of(), SECRETARY, TODAY))
                .hash();
        PartyId first = assign(screening, 1, CHEN, DAN);
        assertThatThrownBy(() -> submit(admission()))
                .isInstanceOf(Refused.class)
                .hasMessage("not-interviewed");
        assign(screening, 2, first.equals(CHEN) ? DAN : CHEN);
        for (PartyId interviewer : new PartyId[] {CHEN, DAN}) {
            submit(new RecordInterview(Candidacy.APPLICATION, interviewer, Recommendation.ADMIT, TODAY));
        }
        submit(admission());

        submit(new InvoiceDues(TREASURER, INVOICE, MEMBERSHIP, BO, TODAY, TODAY));
        StartTerm startTerm = new StartTerm(new TermId(id(701)), MEMBERSHIP, BO, INVOICE, PartyId.SYSTEM, TODAY);
        assertThatThrownBy(() -> submit(startTerm)).isInstanceOf(Refused.class).hasMessage("dues-not-settled");
        submit(new RecordDuesPayment(
                TREASURER,
                new PaymentId(id(901)),
                INVOICE,
                BO,
                PaymentMethod.BANK,
                new Sha256("a".repeat(64)),
                new Money(1_008_000, "CNY"),
                TODAY));
        submit(startTerm);
        submit(new JoinSmallGroup(GROUP, BO, ANN, TODAY));

        assertThat(facts())
                .filteredOn(TermStarted.class::isInstance)
                .last()
                .isEqualTo(new TermStarted(
                        MEMBERSHIP,
                        startTerm.term(),
                        BO,
                        TODAY,
                        TODAY.plusYears(1),
                        TODAY,
                        TermBasis.JOIN,
                        INVOICE,
                        null,
                        null,
                        TODAY));
    }

    private void foundTheGuild() {
        submit(new FoundCommunity(
                "The Guild",
                Kind.KNOWLEDGE,
                "Asia/Shanghai",
                "CNY",
                List.of(RelationKind.ALUMNI),
                OWNER,
                new OfficeId(id(7)),
                TODAY));
        appoint(Role.STAFF, Scope.COMMUNITY, STAFF);
        appoint(Role.TREASURER, Scope.COMMUNITY, TREASURER);
        submit(new FoundChapter(BEIJING, "BJ", "Beijing", OWNER, TODAY));
        submit(new FoundChapter(SHANGHAI, "SH", "Shanghai", STAFF, TODAY));
        for (PartyId member : new PartyId[] {ANN, CHEN, DAN, OWNER, STAFF}) {
            open(member, BEIJING);
        }
        appoint(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN);
        appoint(Role.ADMISSION_SECRETARY, Scope.chapter(BEIJING), SECRETARY);
        appoint(Role.BOARD_MEMBER, Scope.chapter(BEIJING), OWNER);
        appoint(Role.BOARD_MEMBER, Scope.chapter(BEIJING), STAFF);
        OfficeId passing = appoint(Role.EDITOR, Scope.COMMUNITY, CHEN);
        submit(new VacateOffice(passing, CHEN, TODAY));
        submit(new FormSmallGroup(GROUP, BEIJING, 8, ANN, TODAY));
        submit(new EnactDuesSchedule(
                OWNER,
                new ScheduleId(id(1)),
                List.of(new DuesScheduleEnacted.Amount(MembershipType.ORDINARY, new Money(1_008_000, "CNY"))),
                TODAY,
                null,
                TODAY));
        submit(new CloseFoundingPhase(OWNER, TODAY));
        assertThatThrownBy(() -> open(BO, BEIJING)).isInstanceOf(Refused.class).hasMessage("founding-phase-over");
    }

    private OfficeId appoint(Role role, Scope scope, PartyId holder) {
        OfficeId office = new OfficeId(id(nextOffice++));
        submit(new AppointToOffice(office, role, scope, holder, TODAY.plusYears(1), null, OWNER, TODAY));
        return office;
    }

    private static void open(PartyId member, ChapterId chapter) {
        submit(new AdmitFoundingMember(
                membership(member),
                new TermId(member.value()),
                member,
                MembershipType.ORDINARY,
                chapter,
                day("2024-07-01"),
                day("2026-07-01"),
                new Sha256("e".repeat(64)),
                OWNER,
                STAFF,
                TODAY));
    }

    /** Draws as anybody could who knows the pool and the entry of the screening. */
    private static PartyId assign(Sha256 screening, int drawNo, PartyId... pool) {
        List<PartyId> eligible = List.of(pool);
        PartyId drawn = InterviewerDraw.among(eligible).drawn(screening, Candidacy.APPLICATION, drawNo);
        submit(new AssignInterviewer(Candidacy.APPLICATION, BO, ANN, drawn, eligible, SECRETARY, TODAY));
        return drawn;
    }

    private static AdmitMember admission() {
        return new AdmitMember(Candidacy.APPLICATION, MEMBERSHIP, BO, OWNER, STAFF, TODAY);
    }

    private static Receipt submit(Command command) {
        try {
            return core.ledger()
                    .submit(Decisions.COMMUNITY, command, Submission.from("test"))
                    .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refused refused ? refused : e;
        }
    }

    private static Stream<LedgerEvent> facts() {
        return journal.page(0, 1_000).stream().map(RecordedEvents::from).map(Recorded::fact);
    }
}
