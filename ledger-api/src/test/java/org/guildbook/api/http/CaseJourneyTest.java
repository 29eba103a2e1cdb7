package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A case from the report to the appeal that overturns it, and what each step looks like to those who have no part in it. */
@ExtendWith(RunningGuildbook.class)
class CaseJourneyTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String COMPLAINANT = "group_leader";
    private static final String RESPONDENT = "committee_chair";
    private static final String REPORT = "Shouted at everybody in the meeting.";
    private static final String DEFENCE = "It was loud, and I was heard by nobody.";

    private final Http http;
    private final LocalDate today = SmallCommunity.today();
    private long recorded;

    CaseJourneyTest(Http http) {
        this.http = http;
    }

    @Test
    void a_case_is_reported_heard_decided_and_overturned() {
        appoint("SUPERVISOR", SmallCommunity.CHAPTER.toString(), "interviewer2");
        String chapter = write("owner", "/chapters", Map.of("code", "NJ", "city", "Nanjing"))
                .json()
                .path("id")
                .asString();
        appoint("BOARD_MEMBER", chapter, "secretary");
        appoint("BOARD_MEMBER", chapter, "guardian");
        String path = "/cases/" + report();
        open(path);
        handle(path);
        decide(path);
        String membership = membership();
        impose(path, membership);
        appeal(path);
        lift(path, membership);
        assertOnlyTheOwnHistoryTellsIt();
    }

    private String report() {
        Map<String, Object> report = Map.of("kind", "CONDUCT", "respondent", id(RESPONDENT), "text", REPORT);
        refused(RESPONDENT, "/cases", report, "self-report");
        refused("cai", "/cases", report, "member-not-in-good-standing");
        refused(
                COMPLAINANT,
                "/cases",
                Map.of("kind", "CONDUCT", "respondent", id("cai"), "text", REPORT),
                "unknown-reference");
        String caseId = write(COMPLAINANT, "/cases", report).json().path("id").asString();
        String path = "/cases/" + caseId;
        assertThat(told(COMPLAINANT, path)).contains(REPORT);
        assertThat(told("supervisor", path)).contains(REPORT);
        nobodyElseKnows(path, "ann", RESPONDENT, "owner", "board_member", "secretary");
        return caseId;
    }

    private void open(String path) {
        Map<String, Object> opening = Map.of("respondent", id(RESPONDENT));
        refused("ann", path + "/openings", opening, "not-authorised");
        refused("ann", "/cases/" + id("ann") + "/openings", opening, "not-authorised");
        refused("supervisor", path + "/handlers", handlers("supervisor", "interviewer2"), "case-not-open");
        write("supervisor", path + "/openings", opening);
        refused("supervisor", path + "/openings", opening, "case-already-open");
        assertThat(told(RESPONDENT, path)).contains(REPORT);
    }

    private void handle(String path) {
        refused("supervisor", path + "/handlers", handlers("supervisor"), "handlers-too-few");
        refused("supervisor", path + "/handlers", handlers("supervisor", "ann"), "handler-not-supervisor");
        write("supervisor", path + "/handlers", handlers("supervisor", "interviewer2"));
        refused("ann", path + "/recusals", Map.of(), "not-assigned");
        refused("ann", path + "/statements", Map.of("text", DEFENCE), "not-a-case-party");
    }

    private void decide(String path) {
        Map<String, Object> decision = Map.of(
                "outcome",
                "UPHELD",
                "sanctions",
                List.of("WARNING", "SUSPENSION"),
                "reasons",
                "Two witnesses.",
                "confirmer",
                id("interviewer2"));
        refused("supervisor", path + "/decisions", decision, "respondent-not-heard");
        write(RESPONDENT, path + "/statements", Map.of("text", DEFENCE));
        assertThat(told("interviewer2", path)).contains(REPORT, DEFENCE);
        refused("supervisor", path + "/decisions", without(decision, "reasons"), "reason-missing");
        refused(
                "supervisor",
                path + "/decisions",
                with(decision, "outcome", "DISMISSED"),
                "sanction-of-dismissed-case");
        refused(RESPONDENT, path + "/appeals", Map.of("text", DEFENCE), "case-not-decided");
        confirmed("supervisor", path + "/decisions", decision, "interviewer2");
        refused(RESPONDENT, path + "/statements", Map.of("text", DEFENCE), "case-not-open");
    }

    private String membership() {
        return http.get(RESPONDENT, COMMUNITY + "/members/" + party(RESPONDENT), recorded)
                .expect(200)
                .json()
                .path("membership")
                .asString();
    }

    private void impose(String path, String membership) {
        Map<String, Object> member = Map.of("membership", membership, "member", id(RESPONDENT));
        refused("supervisor", path + "/liftings", member, "not-suspended");
        write("supervisor", path + "/warnings", member);
        refused("supervisor", path + "/warnings", member, "sanction-already-imposed");
        refused("supervisor", path + "/suspensions", suspension(member, 0, 400), "suspension-too-long");
        refused("supervisor", path + "/suspensions", suspension(member, 0, 0), "suspension-days-unfit");
        write("supervisor", path + "/suspensions", suspension(member, 0, 30));
        refused("supervisor", path + "/suspensions", suspension(member, 0, 30), "sanction-already-imposed");
        refused(
                "board_member",
                path + "/expulsions",
                with(with(member, "meeting", id("ann")), "resolutionNo", 1),
                "case-not-decided");
        assertThat(status()).isEqualTo("SUSPENDED");
        refused(RESPONDENT, "/tips", Map.of("receiver", id("ann"), "amount", 1), "member-not-in-good-standing");
        assertThat(score()).contains("SANCTION").contains("\"shown\":false");
    }

    private void appeal(String path) {
        Map<String, Object> decision = Map.of(
                "outcome", "OVERTURNED", "reasons", "The witnesses were not there.", "confirmer", id("guardian"));
        refused("secretary", path + "/appeal-decisions", decision, "appeal-not-open");
        refused("ann", path + "/appeals", Map.of("text", DEFENCE), "not-a-case-party");
        write(RESPONDENT, path + "/appeals", Map.of("text", DEFENCE));
        refused(COMPLAINANT, path + "/appeals", Map.of("text", REPORT), "already-appealed");
        assertThat(told("secretary", path)).contains(REPORT, DEFENCE);
        assertThat(http.get("secretary", COMMUNITY + "/cases").expect(200).text())
                .doesNotContain(path.substring(7));
        refused(
                "board_member",
                path + "/appeal-decisions",
                with(decision, "confirmer", id("guardian")),
                "appeal-same-chapter");
        confirmed("secretary", path + "/appeal-decisions", decision, "guardian");
    }

    private void lift(String path, String membership) {
        Map<String, Object> member = Map.of("membership", membership, "member", id(RESPONDENT));
        write("guardian", path + "/liftings", member);
        refused("guardian", path + "/liftings", member, "not-suspended");
        refused("supervisor", path + "/warnings", member, "case-not-decided");
        refused("secretary", path + "/expulsion-reversals", with(member, "confirmer", id("guardian")), "not-expelled");
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(score()).doesNotContain("SANCTION");
        nobodyElseKnows(path, "ann", "owner", "board_member");
    }

    private void assertOnlyTheOwnHistoryTellsIt() {
        String history = COMMUNITY + "/members/" + party(RESPONDENT) + "/history";
        assertThat(http.get(RESPONDENT, history, recorded).expect(200).text()).contains("conduct.CaseDecided");
        assertThat(http.get("supervisor", history, recorded).expect(200).text()).doesNotContain("conduct.");
    }

    private void nobodyElseKnows(String path, String... users) {
        for (String user : users) {
            http.get(user, COMMUNITY + path).expect(404);
            assertThat(http.get(user, COMMUNITY + "/cases").expect(200).text()).doesNotContain(path.substring(7));
        }
    }

    private String told(String user, String path) {
        return http.get(user, COMMUNITY + path, recorded).expect(200).text();
    }

    private String status() {
        return http.get(RESPONDENT, COMMUNITY + "/members/" + party(RESPONDENT), recorded)
                .expect(200)
                .json()
                .path("status")
                .asString();
    }

    private String score() {
        return http.get(RESPONDENT, COMMUNITY + "/members/" + party(RESPONDENT) + "/credit-score", recorded)
                .expect(200)
                .text();
    }

    private Map<String, Object> suspension(Map<String, Object> member, int from, int days) {
        return with(
                with(member, "from", today.plusDays(from).toString()),
                "toExclusive",
                today.plusDays(from + days).toString());
    }

    private static Map<String, Object> handlers(String... names) {
        return Map.of(
                "complainant",
                id(COMPLAINANT),
                "respondent",
                id(RESPONDENT),
                "handlers",
                List.of(names).stream().map(CaseJourneyTest::id).toList());
    }

    private void appoint(String role, String chapter, String holder) {
        write(
                "owner",
                "/offices",
                Map.of(
                        "role", role,
                        "scope", Map.of("kind", "CHAPTER", "of", chapter),
                        "officeHolder", id(holder),
                        "toExclusive", today.plusYears(1).toString()));
    }

    private void confirmed(String user, String path, Map<String, ?> body, String confirmer) {
        Answer asked = post(user, path, body).expect(202);
        recorded = http.post(confirmer, asked.header("Location") + "/confirmations", "")
                .expect(201)
                .position();
    }

    private Answer write(String user, String path, Map<String, ?> body) {
        Answer written = post(user, path, body).expect(201);
        recorded = written.position();
        return written;
    }

    private void refused(String user, String path, Map<String, ?> body, String rule) {
        assertThat(post(user, path, body).problem()).as(path).isEqualTo(rule);
    }

    private Answer post(String user, String path, Map<String, ?> body) {
        return http.post(user, COMMUNITY + path, JSON.writeValueAsString(with(body, "effectiveOn", today.toString())));
    }

    private static Map<String, Object> with(Map<String, ?> body, String name, Object value) {
        Map<String, Object> more = new TreeMap<>(body);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> without(Map<String, ?> body, String name) {
        Map<String, Object> less = new TreeMap<>(body);
        less.remove(name);
        return less;
    }

    private static String id(String name) {
        return party(name).toString();
    }
}
