package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.ImportFiles.DRY_RUN;
import static org.guildbook.api.http.ImportFiles.bring;
import static org.guildbook.api.http.ImportFiles.complete;
import static org.guildbook.api.http.ImportFiles.head;
import static org.guildbook.api.http.ImportFiles.job;
import static org.guildbook.api.http.SmallCommunity.today;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalAudit;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** A whole community is taken over, though the application is killed in the middle of it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ImportKilledTest {

    private static final int MEMBERS = 1_900;

    private @Nullable Path folder;
    private @Nullable GuildbookProcess guildbook;

    @AfterEach
    void stop() throws Exception {
        if (guildbook != null) {
            guildbook.stop();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void an_import_that_was_killed_goes_on_and_records_everything_once() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "import-");
        Http http = start(folder);
        found(http);
        String file = ImportFiles.community(MEMBERS, today());
        long rows = file.lines().count() - 1;
        long before = head(http);
        assertThat(bring(http, "", file + "C0,City 0,M,ORDINARY,Markname,,,2026-02-30,2027-02-28,2026-01-01,,\r\n")
                        .expect(422)
                        .text())
                .contains("row " + (rows + 2) + ", term_from");
        assertThat(head(http)).as("a bad last row").isEqualTo(before);

        long began = System.nanoTime();
        String job = bring(http, "", file).expect(202).header("Location");
        double checked = seconds(began);
        http.post("owner", job + "/confirmations", "").expect(202);
        await().atMost(2, TimeUnit.MINUTES)
                .until(() -> job(http, job).path("done").asInt() > 800);
        running().kill();
        running().awaitEnd();
        double killed = seconds(began);
        assertThat(facts(MemberAdmitted.class)).as("killed in the middle").hasSizeBetween(1, MEMBERS - 1);

        Http again = start(folder);
        long restarted = System.nanoTime();
        complete(again, job);
        System.out.printf(
                "%d rows: %.1f s to check, %.1f s until killed, %.1f s after the restart%n",
                rows, checked, killed, seconds(restarted));
        everythingIsRecordedOnce(rows);

        JsonNode report = bring(again, DRY_RUN, file).expect(200).json();
        assertThat(report.path("rows").toString()).doesNotContain("\"NEW\"", "\"REFUSED\"");
        String member = report.path("rows").get(0).path("party").asString();
        assertThat(again.get("staff", COMMUNITY + "/members/" + member + "/personal-data?purpose=MEMBERSHIP")
                        .expect(200)
                        .text())
                .contains("Markname 0");
    }

    private void everythingIsRecordedOnce(long rows) throws Exception {
        assertThat(JournalAudit.audit(running().dataSource())).isEmpty();
        assertThat(facts(ChapterFounded.class)).hasSize(13);
        assertThat(facts(PartyRegistered.class))
                .extracting(PartyRegistered::party)
                .doesNotHaveDuplicates()
                .hasSize(MEMBERS);
        assertThat(facts(MemberAdmitted.class))
                .extracting(MemberAdmitted::member)
                .doesNotHaveDuplicates()
                .hasSize(MEMBERS);
        assertThat(facts(TermStarted.class))
                .extracting(TermStarted::term)
                .doesNotHaveDuplicates()
                .hasSize((int) rows);
        assertThat(facts(DuesTakenOver.class))
                .extracting(DuesTakenOver::payment)
                .doesNotHaveDuplicates()
                .hasSize((int) rows - MEMBERS / 6);
        for (StoredEntry entry : entries()) {
            assertThat(RecordedEvents.from(entry).fact().toString()).doesNotContain("Markname", "@example.org");
        }
    }

    private static void found(Http http) {
        http.post(TestUsers.OPERATOR, "/v1/communities", """
                {"community":"%s","name":"Readers","kind":"KNOWLEDGE","timeZone":"Asia/Shanghai","currency":"CNY",
                 "relationKinds":["ALUMNI"],"owner":"%s","effectiveOn":"%s"}
                """.formatted(
                                TestUsers.COMMUNITY, TestUsers.party("owner"), today()))
                .expect(201);
        long staffed = http.post("owner", COMMUNITY + "/offices", """
                {"role":"STAFF","scope":{"kind":"COMMUNITY"},"officeHolder":"%s","toExclusive":"%s","effectiveOn":"%s"}
                """.formatted(
                                TestUsers.party("staff"), today().plusYears(1), today()))
                .expect(201)
                .position();
        http.get("owner", COMMUNITY + "/offices", staffed).expect(200);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private Http start(Path data) throws Exception {
        guildbook = GuildbookProcess.start(data);
        return new Http(guildbook.port());
    }

    private GuildbookProcess running() {
        return java.util.Objects.requireNonNull(guildbook);
    }

    private <T extends LedgerEvent> List<T> facts(Class<T> kind) throws Exception {
        return entries().stream()
                .map(entry -> RecordedEvents.from(entry).fact())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The whole log as another node reads it. */
    private List<StoredEntry> entries() throws Exception {
        DataSource dataSource = running().dataSource();
        List<StoredEntry> entries = new ArrayList<>();
        try (Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, Clock.systemUTC())) {
            for (List<StoredEntry> page = journal.page(0, Journal.MAX_PAGE_ENTRIES);
                    !page.isEmpty();
                    page = journal.page(entries.getLast().place(), Journal.MAX_PAGE_ENTRIES)) {
                entries.addAll(page);
            }
        }
        return entries;
    }
}
