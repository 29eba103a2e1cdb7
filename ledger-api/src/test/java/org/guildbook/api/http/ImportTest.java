package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.ImportFiles.DRY_RUN;
import static org.guildbook.api.http.ImportFiles.HEADER;
import static org.guildbook.api.http.ImportFiles.IMPORTS;
import static org.guildbook.api.http.ImportFiles.begin;
import static org.guildbook.api.http.ImportFiles.bring;
import static org.guildbook.api.http.ImportFiles.complete;
import static org.guildbook.api.http.ImportFiles.head;
import static org.guildbook.api.http.ImportFiles.job;
import static org.guildbook.api.http.SmallCommunity.today;
import static org.guildbook.api.http.TestUsers.party;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Staff bring a file, the owner confirms, both watch; a bad row refuses the file. */
@ExtendWith(RunningGuildbook.class)
class ImportTest {

    /** Names and numbers of members differ from test to test, because all share one community. */
    private final String mark = "planted" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_file_is_tried_brought_confirmed_and_recorded_and_the_same_again_changes_nothing(
            Http http, ConfigurableApplicationContext application) throws Exception {
        Traces traces = new Traces(application);
        String template = http.get("staff", IMPORTS + "/template").expect(200).text();
        assertThat(template).isEqualTo(HEADER);
        http.get("ann", IMPORTS + "/template").expect(403);
        String good = template + row("1", "10080.00") + row("2", "").replace("ORDINARY", "ORGANISATION");
        long before = head(http);
        Answer tried = bring(http, DRY_RUN, good).expect(200);
        assertThat(outcomes(tried)).containsExactly("NEW", "NEW");
        assertThat(tried.json().path("payments").asInt()).isOne();

        String key = UUID.randomUUID().toString();
        Answer waiting = bring(http, "", key, "*/*", good.getBytes(UTF_8)).expect(202);
        String job = waiting.header("Location");
        assertThat(waiting.json().path("state").asString()).isEqualTo("WAITING");
        assertThat(bring(http, "", key, "*/*", good.getBytes(UTF_8)).expect(202).json())
                .isEqualTo(waiting.json());
        assertThat(bring(http, "", key, "*/*", good.replace("10080", "10081").getBytes(UTF_8))
                        .problem())
                .isEqualTo("command-reused");
        http.post("staff", job + "/confirmations", "").expect(403);
        assertThat(head(http)).as("nothing is recorded before the owner agrees").isEqualTo(before);
        http.post("owner", job + "/confirmations", "").expect(202);
        complete(http, job);
        http.post("owner", job + "/confirmations", "").expect(202);
        assertThat(http.get("staff", IMPORTS).expect(200).json().path("imports").toString())
                .contains(job.substring(job.lastIndexOf('/') + 1));

        long after = head(http);
        assertThat(after - before)
                .as("a chapter; for each a registration, an admission and a term; a payment")
                .isEqualTo(1 + 2 * 3 + 1);
        assertThat(outcomes(bring(http, DRY_RUN, good).expect(200))).containsExactly("RECORDED", "RECORDED");
        complete(http, begin(http, good));
        assertThat(job(
                                http,
                                bring(http, "", key, "*/*", good.getBytes(UTF_8))
                                        .expect(202)
                                        .header("Location"))
                        .path("state")
                        .asString())
                .isEqualTo("COMPLETE");
        assertThat(head(http)).isEqualTo(after);

        String member = tried.json().path("rows").get(0).path("party").asString();
        String path = COMMUNITY + "/members/" + member;
        assertThat(http.get("staff", path + "/personal-data?purpose=MEMBERSHIP")
                        .expect(200)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo(mark + "1");
        assertThat(http.get("owner", path, after)
                        .expect(200)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("RENEWAL_DUE");
        assertThat(http.get("treasurer", path + "/dues", after).expect(200).text())
                .contains("1008000");
        assertThat(traces.of(mark))
                .as("neither tables nor files hold it in plain")
                .isEmpty();
        assertThat(traces.logged()).doesNotContain(mark);
    }

    @Test
    void a_bad_row_refuses_the_file_by_row_column_and_id_and_nothing_is_recorded(Http http) {
        long before = head(http);
        String bad = HEADER
                + row("1", "10080.00")
                + row("2", "0.00")
                + row("3", "many")
                + row("4", "").replace(today().plusDays(5).toString(), "2026-02-30");
        List<JsonNode> lines = refused(bring(http, DRY_RUN, bad).expect(200));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("row").asInt()).isEqualTo(4);
        assertThat(lines.getFirst().path("column").asString()).isEqualTo("amount");
        assertThat(lines.getFirst().path("refusal").asString()).isEqualTo("cell-unreadable");
        assertThat(lines.getFirst().path("found").asString()).isEqualTo("many");
        assertThat(lines.getFirst().path("sentence").asString()).contains("无法识别");
        Answer refused = bring(http, "", bad).expect(422);
        assertThat(refused.problem()).isEqualTo("import-refused");
        assertThat(refused.text())
                .contains("\"row 4, amount\"", "\"many\"", "cell-unreadable: ", "\"row 5, term_to\"")
                .doesNotContain(mark);
        assertThat(head(http)).isEqualTo(before);
    }

    @Test
    void what_the_ledger_would_refuse_is_told_before_anything_is_recorded(Http http) {
        long before = head(http);
        String overlap = row("2", "")
                .replace(today().minusDays(360).toString(), today().minusDays(2).toString());
        String file = HEADER
                + row("1", "0.00")
                + row("2", "")
                + overlap.replace(
                        today().plusDays(5).toString(), today().plusDays(300).toString())
                + row("3", "").replace("XM" + mark.substring(7, 12) + ",Xiamen", "SH,Hangzhou")
                + row("4", "5.00");
        assertThat(refused(bring(http, DRY_RUN, file).expect(200)))
                .extracting(line ->
                        line.path("row").asInt() + " " + line.path("column").asString() + " "
                                + line.path("refusal").asString())
                .containsExactly("5 chapter_city chapter-code-taken");
        assertThat(refused(bring(http, DRY_RUN, file.replace("SH,Hangzhou", "SH,Shanghai"))
                        .expect(200)))
                .extracting(line ->
                        line.path("row").asInt() + " " + line.path("column").asString() + " "
                                + line.path("refusal").asString())
                .containsExactly("2 amount amount-not-positive", "4 term_from term-overlaps");
        assertThat(head(http)).isEqualTo(before);
    }

    @Test
    void what_was_taken_over_and_reads_otherwise_now_is_refused(Http http) {
        String good = HEADER + row("1", "10080.00");
        String waiting = bring(http, "", good.replace("10080.00", "10081.00") + row("2", ""))
                .expect(202)
                .header("Location");
        complete(http, begin(http, good));
        long before = head(http);
        http.post("owner", waiting + "/confirmations", "").expect(202);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !job(http, waiting).path("state").asString().equals("RUNNING"));
        assertThat(job(http, waiting).path("state").asString()).isEqualTo("FAILED");
        assertThat(job(http, waiting).path("refusal").asString()).isEqualTo("row-changed");
        for (String changed : List.of(
                good.replace("10080.00", "10081.00"), good.replace("ORDINARY," + mark, "ORDINARY,not" + mark))) {
            assertThat(refused(bring(http, DRY_RUN, changed).expect(200)))
                    .extracting(line -> line.path("row").asInt() + " "
                            + line.path("refusal").asString())
                    .containsExactly("2 row-changed");
        }
        Answer longer = bring(http, DRY_RUN, good + row("2", "")).expect(200);
        assertThat(outcomes(longer)).containsExactly("RECORDED", "NEW");
        assertThat(head(http)).isEqualTo(before);
    }

    @Test
    void a_report_is_a_file_for_spreadsheets_that_computes_nothing(Http http) {
        String file = HEADER + row("-1+1", "10080.00").replace("10080.00", "=1+1") + row("2", "");
        Answer report = bring(http, DRY_RUN, UUID.randomUUID().toString(), "text/csv", file.getBytes(UTF_8))
                .expect(200);
        assertThat(report.header("Content-Type")).startsWith("text/csv");
        assertThat(report.text().lines())
                .anyMatch(line -> line.startsWith("2,,,refused,amount,cell-is-formula,'=1+1,"))
                .anyMatch(line -> line.startsWith("3," + mark + "2,"))
                .noneMatch(line -> line.contains(",="));
    }

    @Test
    void who_brings_a_file_does_not_confirm_it_and_files_are_bounded(Http http) {
        String good = HEADER + row("1", "");
        assertThat(http.send(http.as("staff", IMPORTS + "?confirmer=" + party("staff"))
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "text/csv")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(good)))
                        .problem())
                .isEqualTo("second-person-missing");
        assertThat(http.send(http.as("staff", IMPORTS + "?confirmer=" + party("ann"))
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "text/csv")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(good)))
                        .problem())
                .as("ann is no owner")
                .isEqualTo("not-authorised");
        http.post("staff", IMPORTS + "?confirmer=" + party("owner"), good).expect(415);
        assertThat(bring(http, "", HEADER + "x".repeat(4_200_000)).expect(413).problem())
                .isEqualTo("body-too-large");
        assertThat(http.send(http.as("ann", IMPORTS + "?confirmer=" + party("owner"))
                                .header("Content-Type", "text/csv")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x".repeat(4_200_000))))
                        .problem())
                .as("nobody reads it from who may not bring it")
                .isEqualTo("not-open-to-you");
    }

    /** A member of a chapter of this test, whose only term ends in five days. */
    private String row(String number, String amount) {
        return "XM%s,Xiamen,%s%s,ORDINARY,%s%s,%s%s@example.org,,%s,%s,%s,%s,\r\n"
                .formatted(
                        mark.substring(7, 12),
                        mark,
                        number,
                        mark,
                        number,
                        mark.substring(0, 20),
                        Integer.toHexString(number.hashCode()),
                        today().minusDays(360),
                        today().plusDays(5),
                        today().minusDays(370),
                        amount);
    }

    private static List<String> outcomes(Answer report) {
        return StreamSupport.stream(report.json().path("rows").spliterator(), false)
                .map(line -> line.path("outcome").asString())
                .toList();
    }

    private static List<JsonNode> refused(Answer report) {
        return StreamSupport.stream(report.json().path("rows").spliterator(), false)
                .filter(line -> line.path("outcome").asString().equals("REFUSED"))
                .toList();
    }
}
