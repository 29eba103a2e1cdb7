package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the way into the community is refused for, as a client hears it. */
@ExtendWith(RunningGuildbook.class)
class AdmissionRefusalsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRETARY = "admission_secretary";

    /** Every criterion that another test may have published. */
    private static final List<String> MET = List.of("adult");

    private final Http http;
    private final LocalDate today = SmallCommunity.today();

    AdmissionRefusalsTest(Http http) {
        this.http = http;
    }

    @Test
    void members_invite_those_who_are_none() {
        write("board2", "/invitations", candidate("auditor"));
        refused("auditor", "/invitations", candidate("treasurer"), "member-not-in-good-standing");
        refused("board2", "/invitations", candidate("ann"), "already-a-member");
    }

    @Test
    void a_referral_is_made_once_and_answered_once() {
        String referrals = "/referrals";
        refused("guardian", referrals, referral("guardian"), "self-referral");
        refused("guardian", referrals, referral("ann"), "candidate-recently-member");
        refused("auditor", referrals, referral("treasurer"), "referrer-not-in-good-standing");
        String made = referrals + "/" + id(write("guardian", referrals, referral("treasurer")));
        refused("guardian", referrals, referral("treasurer"), "already-referred");
        refused("ann", made + "/refusals", Map.of(), "not-the-candidate");
        notAuthorised("ann", made + "/withdrawals", Map.of());
        notAuthorised("supervisor", made + "/stage-reversals", reversal("treasurer", "OTHER"));
        write("treasurer", made + "/refusals", Map.of());
        refused("treasurer", made + "/acceptances", Map.of(), "referral-not-open");
        refused("treasurer", made + "/refusals", Map.of(), "referral-not-open");
        refused("guardian", made + "/withdrawals", Map.of(), "referral-not-open");
        refused("guardian", referrals + "/" + UUID.randomUUID() + "/withdrawals", Map.of(), "unknown-reference");
    }

    @Test
    void a_member_has_five_open_referrals() {
        for (int i = 0; i < 5; i++) {
            write("editor", "/referrals", referral(UUID.randomUUID()));
        }
        refused("editor", "/referrals", referral(UUID.randomUUID()), "too-many-open-referrals");
    }

    @Test
    void an_application_asks_for_what_there_is() {
        refused("controller", "/applications", application("HONORARY"), "membership-type-unknown");
        refused("ann", "/applications", application("ORDINARY"), "already-a-member");
        Map<String, Object> ofAnotherCharter = application("ORDINARY");
        ofAnotherCharter.put("charter", UUID.randomUUID().toString());
        refused("controller", "/applications", ofAnotherCharter, "rules-version-not-in-force");
        Map<String, Object> tooEarly = application("ORDINARY");
        tooEarly.remove("charter");
        tooEarly.put("effectiveOn", today.minusDays(1).toString());
        refused("controller", "/applications", tooEarly, "chapter-not-open");
        String application = "/applications/" + id(write("controller", "/applications", application("ORDINARY")));
        refused("controller", "/applications", application("ORDINARY"), "application-already-open");
        refused(SECRETARY, application + "/screenings", screening("controller"), "referral-missing");
        write("controller", application + "/withdrawals", Map.of());
        refused(SECRETARY, application + "/screenings", screening("controller"), "application-not-open");
    }

    @Test
    void interviewers_are_drawn_and_may_recuse_themselves() {
        String referral = "/referrals/" + id(write("interviewer2", "/referrals", referral("auditor")));
        write("auditor", referral + "/acceptances", Map.of());
        String id = id(write("auditor", "/applications", application("ORDINARY")));
        String application = "/applications/" + id;
        String draws = application + "/interviewers";
        refused(SECRETARY, draws, draw("ann", "ann"), "application-not-screened");
        String screening = write(SECRETARY, application + "/screenings", screening("auditor"))
                .json()
                .path("hash")
                .asString();
        refused(SECRETARY, draws, draw("interviewer2", "interviewer2"), "interviewer-is-referrer");
        refused(SECRETARY, draws, draw("controller", "controller"), "interviewer-not-in-good-standing");
        sitTogether("interviewer2", "secretary");
        refused(SECRETARY, draws, draw("secretary", "secretary"), "interviewer-related");
        List<String> pool = List.of("ann", "bo");
        String drawn = InterviewDraw.of(pool, screening, id, 1);
        String other = drawn.equals("ann") ? "bo" : "ann";
        refused(SECRETARY, draws, draw(other, "ann", "bo"), "draw-not-reproducible");
        write(SECRETARY, draws, draw(drawn, "ann", "bo"));
        refused(SECRETARY, draws, draw(drawn, drawn), "interviewer-already-assigned");
        Map<String, String> recusal = Map.of("reason", "RELATED");
        refused(other, application + "/recusals", recusal, "not-assigned");
        refused(other, application + "/interviews", Map.of("recommendation", "ADMIT"), "not-assigned");
        write(drawn, application + "/recusals", recusal);
        refused(drawn, application + "/interviews", Map.of("recommendation", "ADMIT"), "not-assigned");
        write(SECRETARY, draws, draw(other, other));
        write(other, application + "/interviews", Map.of("recommendation", "REJECT"));
        refused(other, application + "/recusals", recusal, "interview-already-recorded");
        refused(other, application + "/interviews", Map.of("recommendation", "ADMIT"), "interview-already-recorded");
        write("auditor", application + "/withdrawals", Map.of());
        write("interviewer2", referral + "/withdrawals", Map.of());
    }

    @Test
    void policies_are_enacted_by_the_owner_one_after_the_other() {
        notAuthorised("staff", "/policies", policy(1, today, List.of()));
        refused("owner", "/policies", policy(99, today, List.of()), "version-taken");
        refused("owner", "/policies", policy(1, today, List.of("Not a code")), "policy-not-canonical");
        refused(
                "owner",
                "/policies",
                policy(version("ADMISSION") + 1, today.minusDays(1), List.of()),
                "retroactive-without-assembly");
    }

    private void sitTogether(String one, String other) {
        String group =
                id(write("staff", "/groups", Map.of("chapter", SmallCommunity.CHAPTER.toString(), "capacity", 8)));
        for (String name : List.of(one, other)) {
            write(
                    "chapter_lead",
                    "/groups/" + group + "/seats",
                    Map.of("member", party(name).toString()));
        }
    }

    private Map<String, Object> application(String type) {
        Map<String, Object> body =
                new TreeMap<>(Map.of("membershipType", type, "chapter", SmallCommunity.CHAPTER.toString()));
        JsonNode charter = charter();
        if (!charter.isMissingNode()) {
            body.put("charter", charter.path("policy").asString());
        }
        return body;
    }

    /** The charter in force; another test may have enacted one. */
    private JsonNode charter() {
        return policies()
                .filter(policy -> policy.path("kind").asString().equals("CHARTER"))
                .findFirst()
                .orElseGet(JSON::missingNode);
    }

    private int version(String kind) {
        return policies()
                .filter(policy -> policy.path("kind").asString().equals(kind))
                .mapToInt(policy -> policy.path("version").asInt())
                .max()
                .orElse(0);
    }

    private Stream<JsonNode> policies() {
        return http.get(null, COMMUNITY + "/policies", headPosition())
                .expect(200)
                .json()
                .path("policies")
                .valueStream();
    }

    private long headPosition() {
        return http.get(null, COMMUNITY + "/head")
                .expect(200)
                .json()
                .path("position")
                .asLong();
    }

    private static Map<String, Object> policy(int version, LocalDate from, List<String> criteria) {
        return Map.of(
                "kind",
                "ADMISSION",
                "version",
                version,
                "sha256",
                "c".repeat(64),
                "criteria",
                criteria,
                "effectiveFrom",
                from.toString());
    }

    private static Map<String, Object> screening(String candidate) {
        return Map.of("candidate", party(candidate).toString(), "met", MET);
    }

    private static Map<String, Object> draw(String interviewer, String... pool) {
        return Map.of(
                "candidate", party("auditor").toString(),
                "referrer", party("interviewer2").toString(),
                "interviewer", party(interviewer).toString(),
                "pool",
                        List.of(pool).stream()
                                .map(name -> party(name).toString())
                                .toList());
    }

    private static Map<String, String> candidate(String name) {
        return Map.of("candidate", party(name).toString());
    }

    private static Map<String, String> referral(String name) {
        return referral(party(name).value());
    }

    private static Map<String, String> referral(UUID candidate) {
        return Map.of("candidate", candidate.toString(), "relationKind", "ALUMNI");
    }

    private static Map<String, String> reversal(String candidate, String reason) {
        return Map.of("candidate", party(candidate).toString(), "stage", "ADMITTED", "reason", reason);
    }

    private void refused(String user, String path, Map<String, ?> body, String rule) {
        assertThat(post(user, path, body).expect(422).problem()).isEqualTo(rule);
    }

    private void notAuthorised(String user, String path, Map<String, ?> body) {
        assertThat(post(user, path, body).expect(403).problem()).isEqualTo("not-authorised");
    }

    private Answer write(String user, String path, Map<String, ?> body) {
        return post(user, path, body).expect(201);
    }

    /** Today, unless the body says another day. */
    private Answer post(String user, String path, Map<String, ?> body) {
        Map<String, Object> dated = new TreeMap<>(body);
        dated.putIfAbsent("effectiveOn", today.toString());
        return http.post(user, COMMUNITY + path, JSON.writeValueAsString(dated));
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asString();
    }
}
