package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGuildbook.class)
class WriteTest {

    private static String chapter(String code) {
        return "{\"code\":\"%s\",\"city\":\"Somewhere\",\"effectiveOn\":\"%s\"}"
                .formatted(code, SmallCommunity.today());
    }

    private static String newCode() {
        return UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private static Answer head(Http http) {
        return http.get(null, COMMUNITY + "/head").expect(200);
    }

    @Test
    void the_same_request_under_the_same_key_is_recorded_once(Http http) {
        String key = UUID.randomUUID().toString();
        String body = chapter(newCode());
        Answer first = http.post("owner", COMMUNITY + "/chapters", key, body).expect(201);
        Answer second = http.post("owner", COMMUNITY + "/chapters", key, body).expect(200);
        assertThat(first.header("Idempotency-Hit")).isEmpty();
        assertThat(second.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Ledger-Position")).isEqualTo(first.header("Ledger-Position"));
    }

    @Test
    void another_request_under_the_same_key_is_refused(Http http) {
        String key = UUID.randomUUID().toString();
        http.post("owner", COMMUNITY + "/chapters", key, chapter(newCode())).expect(201);
        Answer other = http.post("owner", COMMUNITY + "/chapters", key, chapter(newCode()))
                .expect(422);
        assertThat(other.problem()).isEqualTo("command-reused");
    }

    @Test
    void two_parties_may_choose_the_same_key(Http http) {
        String key = UUID.randomUUID().toString();
        http.post("owner", COMMUNITY + "/chapters", key, chapter(newCode())).expect(201);
        http.post("staff", COMMUNITY + "/chapters", key, chapter(newCode())).expect(201);
    }

    @Test
    void a_dry_run_decides_and_records_nothing(Http http) {
        Answer before = head(http);
        String code = newCode();
        Answer tried = http.post("owner", COMMUNITY + "/chapters?dryRun=true", chapter(code))
                .expect(200);
        assertThat(tried.json().path("dryRun").asBoolean()).isTrue();
        assertThat(tried.json().has("position")).isFalse();
        http.post("ann", COMMUNITY + "/chapters?dryRun=true", chapter(code)).expect(403);
        assertThat(head(http).json()).isEqualTo(before.json());
    }

    @Test
    void whoever_writes_reads_the_own_write(Http http) {
        String code = newCode();
        Answer written =
                http.post("owner", COMMUNITY + "/chapters", chapter(code)).expect(201);
        Answer read = http.send(http.as(null, COMMUNITY + "/chapters")
                        .header("Ledger-Position", written.header("Ledger-Position")))
                .expect(200);
        assertThat(read.text()).contains(code);
        assertThat(read.json().path("asOf").path("position").asLong())
                .isGreaterThanOrEqualTo(written.json().path("position").asLong());
    }

    @Test
    void the_operator_sees_how_often_decisions_remember_and_repeat(Http http) {
        http.post("owner", COMMUNITY + "/chapters", chapter(newCode())).expect(201);
        assertThat(http.get(TestUsers.OPERATOR, "/actuator/prometheus")
                        .expect(200)
                        .text())
                .containsPattern("guildbook_states_total\\{found=\"remembered\"} [1-9]")
                .contains("guildbook_journal_not_indexed_entries ")
                .contains("guildbook_decisions_repeated_total");
    }

    @Test
    void a_position_that_does_not_come_is_waited_for_within_bounds(Http http) {
        Answer late = http.send(http.as(null, COMMUNITY + "/chapters").header("Ledger-Position", "99999999"))
                .expect(503);
        assertThat(late.problem()).isEqualTo("position-not-reached");
        assertThat(late.header("Retry-After")).isNotEmpty();
    }

    @Test
    void an_unchanged_answer_is_not_sent_again(Http http) {
        Answer first = http.get(null, COMMUNITY + "/entries/0").expect(200);
        assertThat(first.header("ETag")).startsWith("W/");
        http.send(http.as(null, COMMUNITY + "/entries/0").header("If-None-Match", first.header("ETag")))
                .expect(304);
    }

    @Test
    void a_refusal_says_what_was_found_and_what_is_needed(Http http) {
        Answer refused = http.post(
                        "ann",
                        COMMUNITY + "/tips",
                        "{\"receiver\":\"%s\",\"amount\":7,\"effectiveOn\":\"%s\"}"
                                .formatted(party("bo"), SmallCommunity.today()))
                .expect(422);
        assertThat(refused.problem()).isEqualTo("insufficient-points");
        assertThat(refused.json().path("found").path("balance").asLong()).isZero();
        assertThat(refused.json().path("expected").path("needed").asLong()).isEqualTo(7);
    }

    @Test
    void the_first_person_does_not_confirm_alone(Http http) {
        Answer asked = http.post("staff", COMMUNITY + "/founding-members", """
                {"member":"%s","membershipType":"ORDINARY","chapter":"%s","from":"%s","toExclusive":"%s",
                 "evidence":"%s","confirmer":"%s","effectiveOn":"%s"}
                """.formatted(
                                UUID.randomUUID(),
                                SmallCommunity.CHAPTER,
                                SmallCommunity.today().minusYears(1),
                                SmallCommunity.today().plusYears(1),
                                "a".repeat(64),
                                party("owner"),
                                SmallCommunity.today()))
                .expect(202);
        String waiting = asked.header("Location");
        assertThat(http.post("staff", waiting + "/confirmations", "")
                        .expect(422)
                        .problem())
                .isEqualTo("second-person-missing");
        http.post("ann", waiting + "/confirmations", "").expect(404);
        assertThat(http.get("owner", COMMUNITY + "/pending").expect(200).text())
                .contains(waiting.substring(waiting.length() - 36));
        http.post("owner", waiting + "/confirmations", "").expect(201);
        Answer again = http.post("owner", waiting + "/confirmations", "").expect(200);
        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
    }
}
