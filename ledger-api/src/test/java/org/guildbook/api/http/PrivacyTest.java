package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.SmallCommunity.today;
import static org.guildbook.api.http.TestUsers.party;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Members appear as they said, and who must not be found is not. */
@ExtendWith(RunningGuildbook.class)
class PrivacyTest {

    private static final String DAY = "\"effectiveOn\":\"" + today() + "\"}";

    private static final String CHAIR = "committee_chair";

    private static final String OWN = member(CHAIR);

    private static final String BOARD = COMMUNITY + "/leaderboards/" + Quarter.of(today());

    @Test
    void what_cannot_be_is_refused_by_name(Http http) {
        String somebody = COMMUNITY + "/members/" + UUID.randomUUID();
        String named = "{\"name\":\"Zhou\"}";
        refused(http, "staff", somebody + "/personal-data", update(named, "CORRECTION"), "unknown-reference");
        refused(http, "staff", somebody + "/registrations", registration("ROBOT", named), "party-kind-unknown");
        refused(http, "staff", somebody + "/registrations", registration("TEAM", "{}"), "vault-record-missing");
        http.post("staff", somebody + "/registrations", registration("TEAM", named))
                .expect(201);
        refused(http, "staff", somebody + "/registrations", registration("TEAM", named), "already-registered");
        refused(http, "staff", somebody + "/personal-data", update("{}", "CORRECTION"), "vault-record-missing");
        refused(http, "staff", somebody + "/personal-data", "{\"data\":" + named + "," + DAY, "reason-missing");
        refused(http, "bo", somebody + "/registrations", registration("TEAM", named), "not-open-to-you");

        String ann = member("ann");
        refused(http, "bo", ann + "/privacy-preferences", preference("PUBLIC", null, "SHOWN"), "preference-not-own");
        refused(
                http,
                "ann",
                ann + "/privacy-preferences",
                preference("AUDIT", null, "HIDDEN"),
                "audit-scope-cannot-be-limited");
        refused(
                http,
                "ann",
                ann + "/privacy-preferences",
                preference("MEMBERS", "PHONE", "NICKNAME"),
                "privacy-mode-unfit");
        refused(http, "ann", ann + "/consents", "{\"purpose\":\"GOSSIP\"," + DAY, "purpose-unknown");
        refused(http, "ann", ann + "/consents/withdrawals", "{\"purpose\":\"PHOTOS\"," + DAY, "consent-not-given");
        refused(http, "bo", ann + "/consents", "{\"purpose\":\"PHOTOS\"," + DAY, "not-open-to-you");
        refused(http, "staff", ann + "/confidential-flags", "{" + DAY, "not-authorised");
        refused(http, "guardian", ann + "/confidential-flags/clearings", "{" + DAY, "flag-not-set");
    }

    @Test
    void a_repeated_registration_is_one(Http http) {
        String somebody = COMMUNITY + "/members/" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        String body = registration("PERSON", "{\"name\":\"Zhou\"}");
        Answer tried = http.post("staff", somebody + "/registrations?dryRun=true", key, body)
                .expect(200);
        assertThat(tried.header("Ledger-Position")).isEmpty();
        http.get("guardian", somebody + "/personal-data?purpose=PRIVACY").expect(404);
        Answer first =
                http.post("staff", somebody + "/registrations", key, body).expect(201);
        Answer again =
                http.post("staff", somebody + "/registrations", key, body).expect(200);
        assertThat(again.position()).isEqualTo(first.position());
        refused(
                http.post("staff", somebody + "/registrations", key, registration("PERSON", "{\"name\":\"Zou\"}")),
                "command-reused");
        assertThat(http.get("guardian", somebody + "/personal-data?purpose=PRIVACY")
                        .expect(200)
                        .text())
                .contains("Zhou");
    }

    @Test
    void consents_are_given_and_taken_back(Http http) {
        String bo = member("bo");
        long given = http.post("bo", bo + "/consents", "{\"purpose\":\"PHOTOS\"," + DAY)
                .expect(201)
                .position();
        assertThat(http.get("bo", bo + "/privacy", given).expect(200).text()).contains("PHOTOS", "PP-1");
        long withdrawn = http.post("bo", bo + "/consents/withdrawals", "{\"purpose\":\"PHOTOS\"," + DAY)
                .expect(201)
                .position();
        assertThat(http.get("bo", bo + "/privacy", withdrawn).expect(200).text())
                .doesNotContain("PHOTOS");
    }

    @Test
    void a_member_appears_as_said_and_not_at_all_if_nobody_may_find_it(Http http) {
        http.post(CHAIR, OWN + "/registrations", registration("PERSON", """
                        {"name":"Real Name","nickname":"Nick","phone":"555-1","email":"chair@example.org"}""")).expect(201);
        earn(http, CHAIR, 1);
        earn(http, "supervisor", 2);
        long ready = earn(http, "bo", 3);
        List<Long> ranks = ranks(http, null, ready);
        assertThat(names(http, null, ready)).doesNotContain("Real Name", "Nick");
        assertThat(names(http, "bo", ready)).contains("Nick").doesNotContain("Real Name");
        http.get(null, OWN + "/profile").expect(404);
        assertThat(http.get("bo", OWN + "/profile").expect(200).text())
                .contains("Nick")
                .doesNotContain("Real Name", "555-1");

        say(http, "CHAPTER", "PHONE", "SHOWN");
        long shown = say(http, "PUBLIC", null, "SHOWN");
        assertThat(http.get("bo", OWN + "/profile").expect(200).text())
                .contains("555-1")
                .doesNotContain("chair@example.org");
        assertThat(names(http, null, shown)).contains("Real Name");
        assertThat(http.get(null, "/communities/" + TestUsers.COMMUNITY + "/leaderboard")
                        .expect(200)
                        .text())
                .contains("Real Name");
        long masked = say(http, "MEMBERS", null, "PSEUDONYM");
        assertThat(names(http, "bo", masked)).doesNotContain("Real Name", "Nick");

        long population = board(http, null, masked).path("population").asLong();
        long hidden = say(http, "PUBLIC", null, "HIDDEN");
        assertThat(board(http, "bo", hidden).path("population").asLong()).isEqualTo(population - 1);
        assertThat(ranks(http, "bo", hidden)).hasSize(ranks.size() - 1).startsWith(1L);
        http.get(CHAIR, BOARD + "/own-rank", hidden).expect(404);
        say(http, "MEMBERS", null, "NICKNAME");
        long back = say(http, "PUBLIC", null, "PSEUDONYM");
        assertThat(names(http, "bo", back)).contains("Nick");

        confidential(http, back, population);
    }

    private static void confidential(Http http, long before, long population) {
        String id = party(CHAIR).toString();
        assertThat(http.get("bo", COMMUNITY + "/offices", before).expect(200).text())
                .contains(id);
        assertThat(exported(http)).contains(id);
        long flagged = http.post("guardian", OWN + "/confidential-flags", "{" + DAY)
                .expect(201)
                .position();
        try {
            refused(http, "guardian", OWN + "/confidential-flags", "{" + DAY, "flag-already-set");
            assertThat(http.get("guardian", OWN + "/privacy", flagged)
                            .expect(200)
                            .json()
                            .path("confidential")
                            .asBoolean())
                    .isTrue();
            assertThat(board(http, "bo", flagged).path("population").asLong()).isEqualTo(population - 1);
            assertThat(names(http, "bo", flagged)).doesNotContain("Nick");
            http.get(CHAIR, BOARD + "/own-rank", flagged).expect(404);
            http.get("bo", OWN + "/profile").expect(404);
            http.get(CHAIR, OWN + "/profile").expect(200);
            assertThat(http.get("bo", COMMUNITY + "/offices", flagged)
                            .expect(200)
                            .text())
                    .doesNotContain(id);
            assertThat(exported(http)).doesNotContain(id);
        } finally {
            http.post("guardian", OWN + "/confidential-flags/clearings", "{" + DAY)
                    .expect(201);
        }
    }

    /** With all that the secretary of the community may open; nothing in it is compressed. */
    private static String exported(Http http) {
        PublishedLogTest.covered(http);
        return http.get("secretary", COMMUNITY + "/export/opened").expect(200).text();
    }

    /** A deed of that worth, attested by two. */
    private static long earn(Http http, String member, int quantity) {
        String deed = http.post(member, COMMUNITY + "/contributions", """
                        {"category":"KNOWLEDGE","quantity":%d,"contributors":[{"contributor":"%s","sharePpm":1000000}],
                         "chapter":"%s","contentHash":"%s","effectiveOn":"%s"}
                        """.formatted(
                                quantity,
                                party(member),
                                SmallCommunity.CHAPTER,
                                UUID.randomUUID().toString().replace("-", "").repeat(2),
                                today()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        String attestation = "{\"office\":\"%s\",\"quarter\":\"" + Quarter.of(today()) + "\"," + DAY;
        http.post(
                        "board_member",
                        COMMUNITY + "/contributions/" + deed + "/attestations",
                        attestation.formatted("BOARD_MEMBER"))
                .expect(201);
        return http.post(
                        "editor",
                        COMMUNITY + "/contributions/" + deed + "/attestations",
                        attestation.formatted("EDITOR"))
                .expect(201)
                .position();
    }

    private static long say(Http http, String audience, @Nullable String field, String mode) {
        return http.post(CHAIR, OWN + "/privacy-preferences", preference(audience, field, mode))
                .expect(201)
                .position();
    }

    private static JsonNode board(Http http, @Nullable String user, long position) {
        // Names come from another read model than ranks.
        await().until(() -> http.get(CHAIR, OWN + "/privacy", position).status() == 200);
        return http.get(user, BOARD, position).expect(200).json();
    }

    private static List<String> names(Http http, @Nullable String user, long position) {
        List<String> names = new ArrayList<>();
        board(http, user, position)
                .path("rows")
                .forEach(row -> names.add(
                        row.path("name").asString() + row.path("pseudonym").asString()));
        return names;
    }

    private static List<Long> ranks(Http http, @Nullable String user, long position) {
        List<Long> ranks = new ArrayList<>();
        board(http, user, position)
                .path("rows")
                .forEach(row -> ranks.add(row.path("rank").asLong()));
        return ranks;
    }

    private static void refused(Http http, String user, String path, String body, String problem) {
        refused(http.post(user, path, body), problem);
    }

    private static void refused(Answer answer, String problem) {
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static String preference(String audience, @Nullable String field, String mode) {
        String quoted = field == null ? "null" : "\"" + field + "\"";
        return "{\"audience\":\"%s\",\"field\":%s,\"mode\":\"%s\",".formatted(audience, quoted, mode) + DAY;
    }

    private static String registration(String kind, String data) {
        return "{\"kind\":\"%s\",\"data\":%s,".formatted(kind, data) + DAY;
    }

    private static String update(String data, String reason) {
        return "{\"data\":%s,\"reason\":\"%s\",".formatted(data, reason) + DAY;
    }

    private static String member(String name) {
        return COMMUNITY + "/members/" + party(name);
    }
}
