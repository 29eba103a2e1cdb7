package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningGuildbook.class)
class BadRequestTest {

    private static final String TIPS = COMMUNITY + "/tips";

    private static String tip(String receiver, String amount, String day) {
        return "{\"receiver\":%s,\"amount\":%s,\"effectiveOn\":%s}".formatted(receiver, amount, day);
    }

    private static String valid() {
        return tip("\"" + party("bo") + "\"", "5", "\"" + SmallCommunity.today() + "\"");
    }

    private static void expect(Answer answer, int status, String problem) {
        assertThat(answer.expect(status).problem()).isEqualTo(problem);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | malformed-json | line",
                "not json | malformed-json | line",
                "[] | invalid-fields | body",
                "{\"amount\":5,\"surprise\":1} | invalid-fields | surprise",
                "{\"amount\":\"many\"} | invalid-fields | amount",
                "{\"amount\":\"5\"} | invalid-fields | amount",
                "{\"amount\":1.5} | invalid-fields | amount",
                "{\"amount\":99999999999999999999} | invalid-fields | amount",
                "{\"effectiveOn\":\"2026-02-30\"} | invalid-fields | effectiveOn",
                "{\"effectiveOn\":\"yesterday\"} | invalid-fields | effectiveOn",
                "{\"receiver\":\"ann\"} | invalid-fields | receiver",
                "{\"receiver\":\"1-1-1-1-1\"} | invalid-fields | receiver",
                "{\"receiver\":{}} | invalid-fields | receiver",
                "{\"amount\":1,\"amount\":2} | malformed-json | line",
                "{} | invalid-fields | amount"
            })
    void a_body_that_is_not_understood_names_the_place(String body, String problem, String place, Http http) {
        Answer answer = http.post("ann", TIPS, body);
        expect(answer, 400, problem);
        assertThat(answer.json().path("errors").toString()).contains(place);
    }

    @Test
    void all_missing_fields_are_named_at_once(Http http) {
        assertThat(http.post("ann", TIPS, "{}").json().path("errors").toString())
                .contains("receiver", "amount", "effectiveOn");
    }

    @Test
    void an_empty_body_is_malformed(Http http) {
        expect(http.post("ann", TIPS, ""), 400, "malformed-json");
    }

    @Test
    void something_after_the_body_is_refused(Http http) {
        assertThat(http.post("ann", TIPS, valid() + "{}").status()).isEqualTo(400);
    }

    @Test
    void a_body_beyond_the_limit_is_too_large(Http http) {
        expect(http.post("ann", TIPS, "\"" + "x".repeat(200_000) + "\""), 413, "body-too-large");
    }

    @Test
    void a_body_of_unknown_length_beyond_the_limit_is_too_large(Http http) {
        byte[] large = new byte[200_000];
        expect(
                http.send(http.as("ann", TIPS)
                        .header("Idempotency-Key", "k")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))),
                413,
                "body-too-large");
    }

    @Test
    void another_media_type_is_not_supported(Http http) {
        expect(
                http.send(http.as("ann", TIPS)
                        .header("Idempotency-Key", "k")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(valid()))),
                415,
                "media-type-not-supported");
    }

    @Test
    void an_answer_in_another_format_is_not_acceptable(Http http) {
        expect(
                http.send(http.as(null, COMMUNITY + "/head").header("Accept", "application/xml")),
                406,
                "not-acceptable");
    }

    @Test
    void another_method_is_not_allowed_and_the_right_one_is_named(Http http) {
        Answer answer = http.send(http.as("ann", TIPS).method("DELETE", BodyPublishers.noBody()));
        expect(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void an_unknown_address_is_not_found_with_and_without_a_token(Http http) {
        expect(http.get("ann", "/v1/nothing"), 404, "no-such-route");
        expect(http.get(null, "/v1/nothing"), 404, "no-such-route");
    }

    @Test
    void an_unknown_community_is_not_found(Http http) {
        expect(http.get(null, "/v1/communities/" + UUID.randomUUID() + "/fee-account"), 404, "unknown-community");
        expect(http.get(null, "/v1/communities/" + UUID.randomUUID() + "/head"), 404, "unknown-community");
    }

    @Test
    void an_entry_that_is_not_there_is_not_found(Http http) {
        expect(http.get(null, COMMUNITY + "/entries/999999999"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/communities/nonsense, community",
        COMMUNITY_PATH + "/entries/first, position",
        COMMUNITY_PATH + "/leaderboards/2026Q7, quarter",
        COMMUNITY_PATH + "/leaderboards/2026Q1?limit=201, limit",
        COMMUNITY_PATH + "/leaderboards/2026Q1?limit=0, limit",
        COMMUNITY_PATH + "/fee-account?chapter=nonsense, chapter",
        COMMUNITY_PATH + "/fee-account/entries?category=BRIBES, category"
    })
    void a_path_or_parameter_that_is_not_understood_is_named(String path, String name, Http http) {
        Answer answer = http.get(null, path).expect(400);
        assertThat(answer.problem()).isIn("invalid-parameters", "invalid-fields");
        assertThat(answer.json().path("errors").toString()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        COMMUNITY_PATH + "/fee-account?period=often, period-invalid",
        COMMUNITY_PATH + "/leaderboards/2026Q1?cursor=nonsense, cursor-invalid",
        COMMUNITY_PATH + "/fee-account/entries?cursor=nonsense, cursor-invalid"
    })
    void a_period_or_cursor_that_is_not_understood_is_refused_by_name(String path, String problem, Http http) {
        expect(http.get(null, path), 400, problem);
    }

    private static final String COMMUNITY_PATH = "/v1/communities/00000000-0000-1000-0000-000000000001";

    @Test
    void a_write_without_a_key_is_refused(Http http) {
        expect(
                http.send(http.as("ann", TIPS)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(valid()))),
                400,
                "idempotency-key-missing");
    }

    @Test
    void a_key_that_is_too_long_or_has_spaces_is_refused(Http http) {
        expect(http.post("ann", TIPS, "k".repeat(61), valid()), 400, "idempotency-key-invalid");
        expect(http.post("ann", TIPS, "two words", valid()), 400, "idempotency-key-invalid");
    }

    @Test
    void a_token_that_is_none_is_refused(Http http) {
        Answer answer = http.send(http.request(COMMUNITY + "/pending").header("Authorization", "Bearer nonsense"));
        expect(answer, 401, "not-signed-in");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void the_sentence_comes_in_the_language_asked_for(Http http) {
        Answer answer = http.send(http.as(null, COMMUNITY + "/pending").header("Accept-Language", "zh-CN,en;q=0.5"));
        assertThat(answer.json().path("title").asString()).isEqualTo("此操作需要有效的令牌。");
    }
}
