package org.guildbook.api.http;

import static org.guildbook.api.http.Deeds.body;
import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.testing.Noon;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is refused in a case, step by step, each on a day of its own: who has no part in it, and who comes too early. */
@ExtendWith(PassingDays.class)
class ConductRefusalsTest {

    private static final String NOT_AUTHORISED = "not-authorised";
    private static final String UNKNOWN = "unknown-reference";
    private static final String TOO_OLD = "effective-date-too-old";
    private static final Map<String, ?> WORDS = body("text", "It was too loud.");

    private final Http http;
    private final Noon days;
    private final Deeds deeds;

    ConductRefusalsTest(Http http, Noon days) {
        this.http = http;
        this.days = days;
        deeds = new Deeds(http, PassingDays.community(19), days::today);
    }

    @Test
    void a_case_is_refused_whatever_does_not_belong_to_its_step() {
        new SmallCommunity(http, PassingDays.community(19), days.today()).found();
        String elsewhere = deeds.made("owner", "/chapters", body("code", "NJ", "city", "Nanjing"));
        Stream.of("interviewer2", "editor").forEach(name -> appoint(Role.SUPERVISOR, CHAPTER, name));
        Stream.of("secretary", "guardian").forEach(name -> appoint(Role.BOARD_MEMBER, elsewhere, name));
        String path = "/cases/" + report();
        open(path);
        handle(path);
        decide(path);
        sanction(path);
        appeal(path);
        expel(path);
    }

    private LocalDate yesterday() {
        return days.today().minusDays(1);
    }

    private void nextDay() {
        days.moveTo(days.today().plusDays(1));
    }

    private String report() {
        nextDay();
        Map<String, Object> report = body("kind", "CONDUCT", "respondent", party("bo"), "text", "It was too loud.");
        String id = deeds.made("ann", "/cases", report);
        deeds.refused("ann", "/cases", with(report, "caseId", id), "id-already-used");
        deeds.refused("ann", "/cases", with(report, "respondent", party("ann")), "self-report");
        deeds.refused("cai", "/cases", report, "member-not-in-good-standing");
        deeds.refused("ann", "/cases", with(report, "respondent", party("cai")), UNKNOWN);
        return id;
    }

    private void open(String path) {
        Map<String, Object> opening = body("respondent", party("bo"));
        deeds.refused("ann", path + "/openings", opening, NOT_AUTHORISED);
        deeds.refused("supervisor", path + "/openings", body("respondent", party("board2")), UNKNOWN);
        deeds.refused("supervisor", path + "/openings", with(opening, "effectiveOn", yesterday()), TOO_OLD);
        deeds.refused("supervisor", path + "/handlers", handlers("supervisor"), "case-not-open");
        deeds.refused("bo", path + "/statements", WORDS, "case-not-open");
        nextDay();
        deeds.write("supervisor", path + "/openings", opening);
    }

    private void handle(String path) {
        Map<String, Object> both = handlers("supervisor", "interviewer2");
        deeds.refused("ann", path + "/handlers", both, NOT_AUTHORISED);
        deeds.refused("supervisor", path + "/handlers", with(both, "complainant", party("board2")), UNKNOWN);
        deeds.refused("supervisor", path + "/handlers", with(both, "effectiveOn", yesterday()), TOO_OLD);
        deeds.refused("bo", path + "/statements", with(WORDS, "effectiveOn", yesterday()), TOO_OLD);
        deeds.write("supervisor", path + "/handlers", both);
        deeds.write("interviewer2", path + "/recusals", body());
        deeds.refused("interviewer2", path + "/decisions", decision("supervisor"), "handlers-too-few");
        deeds.write("supervisor", path + "/handlers", handlers("editor"));
        deeds.write("bo", path + "/statements", WORDS);
    }

    private void decide(String path) {
        Map<String, Object> decision = decision("editor");
        String decisions = path + "/decisions";
        deeds.refused("ann", decisions, decision, NOT_AUTHORISED);
        deeds.refused(
                "supervisor", decisions, with(decision, "confirmer", party("supervisor")), "second-person-missing");
        deeds.refused("supervisor", decisions, with(decision, "effectiveOn", yesterday()), TOO_OLD);
        deeds.refused("supervisor", path + "/warnings", onMember(), "case-not-decided");
        deeds.refused("supervisor", path + "/suspensions", suspension(), "case-not-decided");
        nextDay();
        deeds.confirmed("supervisor", "editor", decisions, decision);
        deeds.refused("supervisor", decisions, decision, "case-not-open");
        deeds.refused("supervisor", path + "/recusals", body(), "case-not-open");
        deeds.refused("supervisor", path + "/handlers", handlers("supervisor"), "case-not-open");
    }

    private void sanction(String path) {
        Map<String, Object> somebodyElse = with(onMember(), "member", party("board2"));
        deeds.refused("ann", path + "/warnings", onMember(), NOT_AUTHORISED);
        deeds.refused("ann", path + "/suspensions", suspension(), NOT_AUTHORISED);
        deeds.refused("ann", path + "/liftings", onMember(), NOT_AUTHORISED);
        deeds.refused("supervisor", path + "/warnings", somebodyElse, UNKNOWN);
        deeds.refused("supervisor", path + "/suspensions", with(suspension(), "member", party("board2")), UNKNOWN);
        deeds.refused("bo", path + "/appeals", with(WORDS, "effectiveOn", yesterday()), TOO_OLD);
    }

    private void appeal(String path) {
        nextDay();
        deeds.write("bo", path + "/appeals", WORDS);
        Map<String, Object> decision = body("outcome", "CONFIRMED", "confirmer", party("guardian"));
        Map<String, Object> reasoned = with(decision, "reasons", "It was.");
        String decisions = path + "/appeal-decisions";
        deeds.refused("ann", decisions, reasoned, NOT_AUTHORISED);
        deeds.refused("secretary", decisions, decision, "reason-missing");
        deeds.refused("secretary", decisions, with(reasoned, "confirmer", party("secretary")), "second-person-missing");
        deeds.refused("secretary", decisions, with(reasoned, "effectiveOn", yesterday()), TOO_OLD);
        deeds.confirmed("secretary", "guardian", decisions, reasoned);
    }

    /** An appeal that was decided leaves nothing to wait for. */
    private void expel(String path) {
        Map<String, Object> expulsion = with(onMember(), "meeting", UUID.randomUUID());
        Map<String, Object> resolved = with(expulsion, "resolutionNo", 1);
        deeds.refused("ann", path + "/expulsions", resolved, NOT_AUTHORISED);
        deeds.refused("board_member", path + "/expulsions", with(resolved, "member", party("board2")), UNKNOWN);
        deeds.refused("board_member", path + "/expulsions", resolved, "resolution-missing");
        Map<String, Object> reversal = with(onMember(), "confirmer", party("board2"));
        String reversals = path + "/expulsion-reversals";
        deeds.refused("ann", reversals, reversal, NOT_AUTHORISED);
        deeds.refused("board_member", reversals, reversal, "appeal-same-chapter");
        deeds.refused("board2", reversals, reversal, "second-person-missing");
        deeds.write("bo", "/memberships/" + deeds.membership("bo") + "/resignations", body());
        deeds.refused("supervisor", path + "/suspensions", suspension(), "membership-ended");
    }

    private void appoint(Role role, Object chapter, String holder) {
        deeds.write(
                "owner",
                "/offices",
                body(
                        "role", role,
                        "scope", body("kind", "CHAPTER", "of", chapter),
                        "officeHolder", party(holder),
                        "toExclusive", days.today().plusYears(1)));
    }

    private static Map<String, Object> handlers(String... names) {
        List<PartyId> handlers = Stream.of(names).map(TestUsers::party).toList();
        return body("complainant", party("ann"), "respondent", party("bo"), "handlers", handlers);
    }

    private static Map<String, Object> decision(String confirmer) {
        return body(
                "outcome",
                "UPHELD",
                "sanctions",
                List.of("WARNING", "SUSPENSION", "EXPULSION"),
                "reasons",
                "It was.",
                "confirmer",
                party(confirmer));
    }

    private Map<String, Object> onMember() {
        return body("member", party("bo"), "membership", deeds.membership("bo"));
    }

    private Map<String, Object> suspension() {
        return with(
                with(onMember(), "from", days.today()),
                "toExclusive",
                days.today().plusDays(30));
    }
}
