package org.guildbook.api.http;

import static org.guildbook.api.http.Deeds.body;
import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildbook.testing.Noon;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those hear who decide on an application, or lead to the decision, without being entitled to it or too early. */
@ExtendWith(PassingDays.class)
class AdmissionDecisionsTest {

    private static final String NOT_AUTHORISED = "not-authorised";
    private static final String UNKNOWN = "unknown-reference";
    private static final String SECRETARY = "admission_secretary";
    private static final UUID NOTHING = UUID.randomUUID();

    /** What the board may say to an application, below its own path, and with which words. */
    private static final Map<String, Map<String, ?>> DECISIONS = Map.of(
            "/admissions", body(),
            "/rejections", body("reason", "INTERVIEWS"),
            "/deferrals", body("reason", "INTERVIEWS"));

    private final Http http;
    private final Noon days;
    private final LocalDate today;
    private final Deeds deeds;

    AdmissionDecisionsTest(Http http, Noon days) {
        this.http = http;
        this.days = days;
        today = days.today();
        deeds = new Deeds(http, PassingDays.community(21), days::today);
    }

    @Test
    void an_application_is_decided_by_two_who_may_and_not_before_its_interviews() {
        new SmallCommunity(http, PassingDays.community(21), today).found();
        Stream.of("ann", "guardian").forEach(this::appointToBoard);
        policies();
        refer();
        String application = apply();
        screen(application);
        waitForACase(application);
        undecidable(application);
        for (String interviewer : List.of("board_member", "editor")) {
            deeds.write(SECRETARY, application + "/interviewers", draw(interviewer));
            deeds.write(interviewer, application + "/interviews", body("recommendation", "ADMIT"));
        }
        refusedByPerson(application);
        takeOver(application);
        withdraw(application);
    }

    private void appointToBoard(String name) {
        deeds.write("owner", "/offices", ofChapter("BOARD_MEMBER", name));
    }

    private Map<String, Object> ofChapter(String role, String holder) {
        return body(
                "role", role,
                "scope", body("kind", "CHAPTER", "of", CHAPTER),
                "officeHolder", party(holder),
                "toExclusive", today.plusYears(1));
    }

    private void policies() {
        Map<String, Object> charter =
                body("kind", "CHARTER", "version", 1, "sha256", "d".repeat(64), "effectiveFrom", today.plusYears(1));
        String policy = deeds.made("owner", "/policies", charter);
        deeds.refused("owner", "/policies", with(charter, "policy", policy), "id-already-used");
        List<String> criteria =
                IntStream.range(0, 51).mapToObj(i -> "criterion-" + i).toList();
        Map<String, Object> admission = with(with(charter, "kind", "ADMISSION"), "criteria", criteria);
        deeds.refused("owner", "/policies", admission, "limit-exceeded");
    }

    private void refer() {
        Map<String, Object> referral = body("candidate", party("cai"), "relationKind", "ALUMNI");
        String made = deeds.made("board2", "/referrals", referral);
        deeds.refused(
                "bo",
                "/referrals",
                with(with(referral, "referral", made), "candidate", party("eve")),
                "id-already-used");
        deeds.refused("cai", "/referrals/" + NOTHING + "/acceptances", body(), UNKNOWN);
        deeds.refused("cai", "/referrals/" + NOTHING + "/refusals", body(), UNKNOWN);
        Map<String, ?> reversal = body("candidate", party("eve"), "stage", "ADMITTED", "reason", "OTHER");
        deeds.refused("supervisor", "/referrals/" + made + "/stage-reversals", reversal, UNKNOWN);
        deeds.write("cai", "/referrals/" + made + "/acceptances", body());
    }

    private String apply() {
        Map<String, Object> application = body("membershipType", "ORDINARY", "chapter", CHAPTER);
        deeds.refused("cai", "/applications", with(application, "chapter", NOTHING), UNKNOWN);
        String id = deeds.made("cai", "/applications", application);
        deeds.refused("cai", "/applications", with(application, "application", id), "id-already-used");
        deeds.refused("eve", "/applications/" + id + "/withdrawals", body(), UNKNOWN);
        return "/applications/" + id;
    }

    private void screen(String application) {
        Map<String, Object> screening = body("candidate", party("cai"));
        deeds.refused("ann", application + "/screenings", screening, NOT_AUTHORISED);
        deeds.refused(SECRETARY, application + "/screenings", body("candidate", party("eve")), UNKNOWN);
        deeds.write(SECRETARY, application + "/screenings", screening);
        deeds.refused("ann", application + "/interviewers", draw("editor"), NOT_AUTHORISED);
        deeds.refused(SECRETARY, application + "/interviewers", with(draw("editor"), "referrer", party("bo")), UNKNOWN);
        Map<String, ?> recusal = body("reason", "RELATED");
        deeds.refused("editor", "/applications/" + NOTHING + "/recusals", recusal, UNKNOWN);
        Map<String, ?> interview = body("recommendation", "ADMIT");
        deeds.refused("editor", "/applications/" + NOTHING + "/interviews", interview, UNKNOWN);
    }

    /** Whoever has to answer for something interviews nobody, and stays in the chapter, until it is decided. */
    private void waitForACase(String application) {
        Map<String, ?> accused = body("respondent", party("interviewer2"));
        Map<String, Object> report = with(with(accused, "kind", "CONDUCT"), "text", "It was too loud.");
        deeds.write("supervisor", "/cases/" + deeds.made("ann", "/cases", report) + "/openings", accused);
        deeds.refused(SECRETARY, application + "/interviewers", draw("interviewer2"), "case-open");
        String nanjing = deeds.made("owner", "/chapters", body("code", "NJ", "city", "Nanjing"));
        String transfers = "/memberships/" + deeds.membership("interviewer2") + "/transfers";
        deeds.refused("interviewer2", transfers, body("toChapter", nanjing), "case-open");
    }

    private static Map<String, Object> draw(String interviewer) {
        return body(
                "candidate", party("cai"),
                "referrer", party("board2"),
                "interviewer", party(interviewer),
                "pool", List.of(party(interviewer)));
    }

    private void undecidable(String application) {
        DECISIONS.forEach((decision, body) -> {
            String path = application + decision;
            deeds.refused("ann", path, by(body, "guardian"), "not-interviewed");
            deeds.refused("ann", path, with(by(body, "guardian"), "candidate", party("eve")), UNKNOWN);
        });
    }

    private void refusedByPerson(String application) {
        DECISIONS.forEach((decision, body) -> {
            String path = application + decision;
            deeds.refused("bo", path, by(body, "ann"), NOT_AUTHORISED);
            deeds.refused("ann", path, by(body, "ann"), "second-person-missing");
            deeds.refused("ann", path, by(body, "board2"), "decider-is-referrer");
        });
        String admissions = application + "/admissions";
        deeds.refused("ann", admissions, by(body(), "board_member"), "decider-is-interviewer");
        String intakes = "/chapters/" + CHAPTER + "/intakes";
        deeds.write("owner", intakes, body("places", 0));
        deeds.refused("ann", admissions, by(body(), "guardian"), "chapter-full");
        deeds.write("owner", intakes, body("places", 1));
    }

    /** Somebody who became a member in another way is not admitted once more. */
    private void takeOver(String application) {
        Map<String, Object> admission = by(body(), "guardian");
        String admissions = application + "/admissions";
        deeds.refused("ann", admissions, with(admission, "membership", deeds.membership("bo")), "id-already-used");
        deeds.confirmed(
                "staff",
                "owner",
                "/founding-members",
                body(
                        "member",
                        party("cai"),
                        "membershipType",
                        "ORDINARY",
                        "chapter",
                        CHAPTER,
                        "from",
                        today,
                        "toExclusive",
                        today.plusYears(1),
                        "evidence",
                        "a".repeat(64)));
        deeds.refused("ann", admissions, admission, "already-a-member");
    }

    private void withdraw(String application) {
        deeds.write("cai", application + "/withdrawals", body());
        deeds.refused("cai", application + "/withdrawals", body(), "application-not-open");
        deeds.refused(SECRETARY, application + "/interviewers", draw("editor"), "application-not-open");
        DECISIONS.forEach((decision, body) ->
                deeds.refused("ann", application + decision, by(body, "guardian"), "application-not-open"));
    }

    /** The first dues were never paid, so that there is no term to end. */
    @Test
    void who_was_admitted_and_never_paid_is_not_expelled() {
        new SmallCommunity(http, PassingDays.community(23), today).found();
        Deeds others = new Deeds(http, PassingDays.community(23), days::today);
        String membership = admitted(others);
        String board = others.made("owner", "/boards", body("chapter", CHAPTER));
        String path = "/cases/"
                + others.made(
                        "ann",
                        "/cases",
                        body("kind", "CONDUCT", "respondent", party("cai"), "text", "It was too loud."));
        others.write("supervisor", path + "/openings", body("respondent", party("cai")));
        others.write("owner", "/offices", ofChapter("SUPERVISOR", "interviewer2"));
        List<PartyId> handlers = List.of(party("supervisor"), party("interviewer2"));
        others.write(
                "supervisor",
                path + "/handlers",
                body("complainant", party("ann"), "respondent", party("cai"), "handlers", handlers));
        others.write("cai", path + "/statements", body("text", "It was not."));
        others.confirmed(
                "supervisor",
                "interviewer2",
                path + "/decisions",
                body("outcome", "UPHELD", "sanctions", List.of("EXPULSION"), "reasons", "It was."));
        days.moveTo(today.plusDays(30));
        Map<String, Object> vote = body(
                "no", 1, "subject", "PERSONAL", "inFavour", 3, "against", 0, "abstained", 0, "text", "a".repeat(64));
        String meeting = others.made(
                "secretary",
                "/boards/" + board + "/meetings",
                body(
                        "kind",
                        "BOARD",
                        "chapter",
                        CHAPTER,
                        "attendees",
                        List.of(party("chapter_lead"), party("board_member"), party("board2")),
                        "resolutions",
                        List.of(vote)));
        others.refused(
                "board_member",
                path + "/expulsions",
                body("member", party("cai"), "membership", membership, "meeting", meeting, "resolutionNo", 1),
                "membership-ended");
    }

    /** Returns the membership. */
    private String admitted(Deeds others) {
        String referral = others.made("bo", "/referrals", body("candidate", party("cai"), "relationKind", "ALUMNI"));
        others.write("cai", "/referrals/" + referral + "/acceptances", body());
        String application = "/applications/"
                + others.made("cai", "/applications", body("membershipType", "ORDINARY", "chapter", CHAPTER));
        others.write(SECRETARY, application + "/screenings", body("candidate", party("cai")));
        for (String interviewer : List.of("ann", "editor")) {
            others.write(SECRETARY, application + "/interviewers", with(draw(interviewer), "referrer", party("bo")));
            others.write(interviewer, application + "/interviews", body("recommendation", "ADMIT"));
        }
        return Deeds.id(others.confirmed("board_member", "board2", application + "/admissions", by(body(), "board2")));
    }

    private static Map<String, Object> by(Map<String, ?> decision, String confirmer) {
        return with(with(decision, "candidate", party("cai")), "confirmer", party(confirmer));
    }
}
