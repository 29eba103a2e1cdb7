package org.guildbook.api.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.guildbook.api.GuildbookApplication;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.api.vault.Vault;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.community.FoundCommunity;
import org.guildbook.decision.Command;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.membership.AcceptReferral;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.membership.AdmitFoundingMember.OpeningTerm;
import org.guildbook.membership.ReferCandidate;
import org.guildbook.privacy.RegisterParty;
import org.guildbook.privacy.SetConfidentialFlag;
import org.guildbook.projections.ReadModels;
import org.guildbook.projections.runtime.AwaitPosition;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mail.health.MailHealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails of the real application, taken by a real SMTP server. */
@ExtendWith(OutputCaptureExtension.class)
class RemindersTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId COMMUNITY = new CommunityId(id(1));
    private static final ChapterId CHAPTER = new ChapterId(id(2));
    private static final PartyId OWNER = new PartyId(id(10));
    private static final PartyId STAFF = new PartyId(id(11));

    /** Has to renew within two months. */
    private static final PartyId ANN = new PartyId(id(12));

    /** In grace, and reads Chinese. */
    private static final PartyId BO = new PartyId(id(13));

    /** Has to renew within a week. */
    private static final PartyId EVE = new PartyId(id(14));

    /** Has to renew, and must not be found. */
    private static final PartyId CAI = new PartyId(id(15));

    /** Has to renew, and gave no address. */
    private static final PartyId FEI = new PartyId(id(16));

    @TempDir
    static Path folder;

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @SuppressWarnings("NullAway.Init") // set before any test
    private static ConfigurableApplicationContext application;

    private static int things = 100;

    @BeforeAll
    static void start() {
        SERVER.start();
        application = new SpringApplicationBuilder(GuildbookApplication.class)
                .run(
                        "--server.port=0",
                        "--guildbook.demo.enabled=false",
                        "--guildbook.database.url=" + DATABASE.url(),
                        "--guildbook.database.user=" + DATABASE.user(),
                        "--guildbook.vault.folder=" + folder.resolve("vault"),
                        "--guildbook.proofs.folder=" + folder.resolve("proofs"),
                        "--guildbook.reminders.from=guild@example.org",
                        "--guildbook.reminders.every=P1D",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + SERVER.getSmtp().getPort());
        record(new FoundCommunity(
                "Readers",
                Kind.KNOWLEDGE,
                "UTC",
                "CNY",
                List.of(RelationKind.ALUMNI),
                OWNER,
                new OfficeId(id(20)),
                today()));
        appoint(Role.STAFF, STAFF);
        appoint(Role.GUARDIAN, STAFF);
        record(new FoundChapter(CHAPTER, "SH", "Shanghai", OWNER, today()));
        admit(ANN, today().plusDays(30), null);
        admit(BO, today().minusDays(5), "zh");
        admit(EVE, today().plusDays(5), "en");
        admit(CAI, today().plusDays(30), null);
        record(new SetConfidentialFlag(CAI, STAFF, today()));
        admit(FEI, today().plusDays(30), null);
    }

    @AfterAll
    static void stop() {
        application.close();
        SERVER.stop();
    }

    @BeforeEach
    void forget() throws Exception {
        JdbcClient.create(DATABASE.dataSource()).sql("DELETE FROM app.reminder").update();
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void who_has_to_renew_is_told_once_in_the_own_language_or_in_both() throws Exception {
        reminders().round();
        reminders().round();
        assertThat(SERVER.getReceivedMessages()).hasSize(3);
        MimeMessage both = mailTo(ANN);
        assertThat(both.getSubject()).contains("Readers", "续费", "renew");
        assertThat(text(both)).contains("renewal", "会籍").doesNotContain(ANN.toString());
        assertThat(mailTo(BO).getSubject()).contains("宽限期").doesNotContain("grace");
        assertThat(mailTo(EVE).getSubject()).contains("last days").doesNotContain("会籍");
        assertThat(both.getFrom()).extracting(Object::toString).containsExactly("guild@example.org");
    }

    @Test
    void what_waits_for_somebody_is_told_until_it_is_done() throws Exception {
        PartyId candidate = new PartyId(id(things++));
        know(candidate, "en");
        ReferralId referral = new ReferralId(id(things++));
        record(new ReferCandidate(referral, ANN, candidate, RelationKind.ALUMNI, today()));
        reminders().round();
        assertThat(mailTo(candidate).getSubject()).isEqualTo("Readers: somebody recommends you");
        forget();
        record(new AcceptReferral(referral, candidate, today()));
        reminders().round();
        assertThat(mails(candidate)).isEmpty();
    }

    @Test
    void of_many_nodes_one_tells() throws Exception {
        CompletableFuture.allOf(Stream.generate(() ->
                                CompletableFuture.runAsync(() -> reminders().round()))
                        .limit(4)
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        assertThat(mails(ANN)).hasSize(1);
        assertThat(mails(BO)).hasSize(1);
        assertThat(mails(EVE)).hasSize(1);
    }

    @Test
    void a_server_that_is_away_harms_nothing_and_is_tried_again_a_few_times(CapturedOutput output) throws Exception {
        double failedBefore = counted("failed");
        SERVER.stop();
        reminders().round();
        assertThat(counted("failed") - failedBefore).isEqualTo(3);
        assertThat(output.getAll()).contains("was not sent: MailSendException").doesNotContain("@example.org");
        assertThat(application.getBeanNamesForType(MailHealthIndicator.class))
                .as("the health of the ledger does not depend on a mail server")
                .isEmpty();
        SERVER.start();
        reminders().round();
        assertThat(SERVER.getReceivedMessages()).as("not yet").isEmpty();
        laterThan("attempts = 5");
        reminders().round();
        assertThat(SERVER.getReceivedMessages()).as("not any more").isEmpty();
        laterThan("attempts = 4");
        reminders().round();
        assertThat(SERVER.getReceivedMessages()).hasSize(3);
    }

    @Test
    void nothing_is_sent_where_no_server_is_named() {
        new ApplicationContextRunner()
                .withUserConfiguration(ReminderConfiguration.class)
                .run(context -> assertThat(context).doesNotHaveBean(Reminders.class));
    }

    private static void laterThan(String attempts) {
        JdbcClient.create(DATABASE.dataSource())
                .sql("UPDATE app.reminder SET retry_at = tried_at, " + attempts)
                .update();
    }

    private static double counted(String outcome) {
        return application
                .getBean(MeterRegistry.class)
                .counter("guildbook.reminders", "outcome", outcome)
                .count();
    }

    private static Reminders reminders() {
        return application.getBean(Reminders.class);
    }

    private static MimeMessage mailTo(PartyId party) {
        List<MimeMessage> mails = mails(party);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private static List<MimeMessage> mails(PartyId party) {
        return Stream.of(SERVER.getReceivedMessages())
                .filter(mail -> addressee(mail).equals(address(party)))
                .toList();
    }

    private static String addressee(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) throws IOException, MessagingException {
        return (String) mail.getContent();
    }

    private static String address(PartyId party) {
        return "p" + party.value().getLeastSignificantBits() + "@example.org";
    }

    private static void admit(PartyId member, LocalDate end, @Nullable String language) {
        LocalDate from = end.minusYears(1);
        record(new AdmitFoundingMember(
                new MembershipId(member.value()),
                member,
                MembershipType.ORDINARY,
                CHAPTER,
                List.of(new OpeningTerm(new TermId(member.value()), from, end, from, null)),
                new Sha256("e".repeat(64)),
                OWNER,
                STAFF,
                today()));
        if (!member.equals(FEI)) {
            know(member, language);
        }
    }

    private static void know(PartyId party, @Nullable String language) {
        application
                .getBean(Vault.class)
                .record(
                        COMMUNITY,
                        party,
                        new PersonalData("N", null, address(party), null, null, null, language),
                        refs -> record(new RegisterParty(party, "PERSON", refs, STAFF, today())));
    }

    private static void appoint(Role role, PartyId holder) {
        record(new AppointToOffice(
                new OfficeId(id(things++)), role, Scope.COMMUNITY, holder, today().plusYears(1), null, OWNER, today()));
    }

    private static Receipt record(Command command) {
        Receipt receipt = application
                .getBean(Ledger.class)
                .submit(COMMUNITY, command, Submission.from("test"))
                .join();
        AwaitPosition readModels = application.getBean(AwaitPosition.class);
        ReadModels.all()
                .forEach(model -> assertThat(
                                readModels.await(model.name(), COMMUNITY, receipt.position(), AwaitPosition.LONGEST))
                        .isTrue());
        return receipt;
    }

    /** The same after a stop. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static UUID id(int number) {
        return new UUID(0x7000, number);
    }
}
