package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.SmallCommunity.DUES;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The way of one person into a new chapter, and of the money from dues to an expense, each step by the right party. */
@ExtendWith(RunningGuildbook.class)
class CandidateJourneyTest {

    private static final String CANDIDATE = "cai";
    private static final String MEMBER = COMMUNITY + "/members/" + party(CANDIDATE);
    private static final List<String> INTERVIEWERS = List.of("ann", "editor", "guardian", "interviewer2", "secretary");

    /** More than one approver may allow alone, in minor units. */
    private static final long EXPENSE = 600_000;

    private final Http http;
    private final Deeds deeds;
    private final LocalDate today = SmallCommunity.today();

    CandidateJourneyTest(Http http) {
        this.http = http;
        deeds = new Deeds(http);
    }

    @Test
    void a_candidate_becomes_a_member_and_the_dues_pay_for_the_chapter() {
        String chapter = foundChapter();
        appointBoard(chapter);
        String charter = enactPolicies();
        String referral = refer();
        String application = apply(chapter, charter);
        String screening = screen(application);
        List<String> left = recuse(application, screening);
        left = interview(left, application, screening, 2);
        interview(left, application, screening, 3);
        defer(application);
        Answer admitted = admit(application);
        payDues(invoiceAfter(admitted));
        Answer spent = spend(chapter);
        assertTheAccountShowsBoth(chapter, spent);
        assertTheHistoryTellsAllOfIt(spent);
        assertThePipelineShowsTheAdmission(chapter, spent);
        credit(referral);
        pauseAndComeBack("/memberships/" + Deeds.id(admitted));
        leave("/memberships/" + Deeds.id(admitted));
    }

    private String foundChapter() {
        return deeds.made("owner", "/chapters", Map.of("code", "HZ", "city", "Hangzhou"));
    }

    private void appointBoard(String chapter) {
        appoint("BOARD_MEMBER", chapter, "board_member");
        appoint("BOARD_MEMBER", chapter, "board2");
        appoint("CHAPTER_LEAD", chapter, "chapter_lead");
        appoint("SUPERVISOR", chapter, "supervisor");
    }

    private void appoint(String role, String chapter, String holder) {
        deeds.write(
                "owner",
                "/offices",
                Map.of(
                        "role", role,
                        "scope", Map.of("kind", "CHAPTER", "of", chapter),
                        "officeHolder", party(holder).toString(),
                        "toExclusive", today.plusYears(1).toString()));
    }

    /** Returns the id of the charter. */
    private String enactPolicies() {
        deeds.write("owner", "/policies", policy("ADMISSION", List.of("accepted-referral", "adult")));
        Answer enacted = deeds.write("owner", "/policies", policy("CHARTER", List.of()));
        JsonNode policies = http.get(null, COMMUNITY + "/policies", enacted.position())
                .expect(200)
                .json()
                .path("policies");
        assertThat(policies.valueStream().map(policy -> policy.path("kind").asString()))
                .containsExactly("ADMISSION", "CHARTER");
        return Deeds.id(enacted);
    }

    private Map<String, Object> policy(String kind, List<String> criteria) {
        return Map.of(
                "kind",
                kind,
                "version",
                1,
                "sha256",
                "d".repeat(64),
                "criteria",
                criteria,
                "effectiveFrom",
                today.toString());
    }

    /** Returns the id of the referral. */
    private String refer() {
        String referral = deeds.made(
                "bo", "/referrals", Map.of("candidate", party(CANDIDATE).toString(), "relationKind", "ALUMNI"));
        String acceptances = "/referrals/" + referral + "/acceptances";
        deeds.refused("ann", acceptances, Map.of(), "not-the-candidate");
        deeds.write(CANDIDATE, acceptances, Map.of());
        return referral;
    }

    private String apply(String chapter, String charter) {
        Map<String, String> application = Map.of("membershipType", "ORDINARY", "chapter", chapter);
        deeds.refused(CANDIDATE, "/applications", application, "rules-version-not-in-force");
        Map<String, String> accepting = new TreeMap<>(application);
        accepting.put("charter", charter);
        return deeds.made(CANDIDATE, "/applications", accepting);
    }

    /** Returns the hash of the entry, from which the interviewers are drawn. */
    private String screen(String application) {
        String screenings = "/applications/" + application + "/screenings";
        String candidate = party(CANDIDATE).toString();
        deeds.refused("admission_secretary", screenings, Map.of("candidate", candidate), "criteria-not-met");
        return deeds.write("admission_secretary", screenings, Map.of("candidate", candidate, "met", List.of("adult")))
                .json()
                .path("hash")
                .asString();
    }

    /** Whoever is drawn first gives the interview back; returns who is left in the pool. */
    private List<String> recuse(String application, String screening) {
        String interviewer = InterviewDraw.of(INTERVIEWERS, screening, application, 1);
        String path = "/applications/" + application;
        deeds.write("admission_secretary", path + "/interviewers", draw(INTERVIEWERS, interviewer));
        deeds.write(interviewer, path + "/recusals", Map.of("reason", "UNAVAILABLE"));
        return INTERVIEWERS.stream().filter(name -> !name.equals(interviewer)).toList();
    }

    /** Returns who is left in the pool for the next draw. */
    private List<String> interview(List<String> pool, String application, String screening, int drawNo) {
        String interviewer = InterviewDraw.of(pool, screening, application, drawNo);
        List<String> others =
                pool.stream().filter(name -> !name.equals(interviewer)).toList();
        String path = "/applications/" + application;
        deeds.refused(
                "admission_secretary", path + "/interviewers", draw(pool, others.getFirst()), "draw-not-reproducible");
        deeds.write("admission_secretary", path + "/interviewers", draw(pool, interviewer));
        deeds.write(interviewer, path + "/interviews", Map.of("recommendation", "ADMIT"));
        return others;
    }

    private static Map<String, Object> draw(List<String> pool, String interviewer) {
        return Map.of(
                "candidate", party(CANDIDATE).toString(),
                "referrer", party("bo").toString(),
                "interviewer", party(interviewer).toString(),
                "pool", pool.stream().map(name -> party(name).toString()).toList());
    }

    /** Put off once, and decided all the same. */
    private void defer(String application) {
        String deferrals = "/applications/" + application + "/deferrals";
        Map<String, String> deferral = Map.of(
                "candidate", party(CANDIDATE).toString(),
                "reason", "INTERVIEWS",
                "confirmer", party("board2").toString());
        Answer asked = deeds.post("board_member", deferrals, deferral).expect(202);
        http.post("board2", asked.header("Location") + "/confirmations", "").expect(201);
        deeds.refused("board_member", deferrals, deferral, "already-deferred");
    }

    private Answer admit(String application) {
        Answer asked = deeds.post(
                        "board_member",
                        "/applications/" + application + "/admissions",
                        Map.of(
                                "candidate", party(CANDIDATE).toString(),
                                "confirmer", party("board2").toString()))
                .expect(202);
        http.get("staff", MEMBER).expect(404);
        Answer admitted = http.post("board2", asked.header("Location") + "/confirmations", "")
                .expect(201);
        assertThat(Deeds.id(admitted)).isEqualTo(Deeds.id(asked));
        return admitted;
    }

    /** The automation asks for the first dues in the entry after the admission. */
    private JsonNode invoiceAfter(Answer admitted) {
        JsonNode invoices = http.get(CANDIDATE, MEMBER + "/dues", admitted.position() + 1)
                .expect(200)
                .json()
                .path("invoices");
        assertThat(invoices.size()).isOne();
        JsonNode invoice = invoices.get(0);
        assertThat(invoice.path("amount").path("amountMinor").asLong()).isEqualTo(DUES);
        deeds.refused(
                "treasurer",
                "/invoices",
                Map.of(
                        "membership", Deeds.id(admitted),
                        "member", party(CANDIDATE).toString(),
                        "from", today.toString()),
                "already-invoiced");
        return invoice;
    }

    private void payDues(JsonNode invoice) {
        Answer paid = deeds.write(
                "treasurer",
                "/payments",
                Map.of(
                        "invoice", invoice.path("invoice").asString(),
                        "payer", party(CANDIDATE).toString(),
                        "method", "BANK",
                        "externalRef", "b".repeat(64),
                        "amount", money(DUES)));
        JsonNode member =
                http.get(CANDIDATE, MEMBER, paid.position() + 1).expect(200).json();
        assertThat(member.path("status").asString()).isEqualTo("ACTIVE");
    }

    private Answer spend(String chapter) {
        String vendor = UUID.randomUUID().toString();
        String expense = "/expenses/"
                + deeds.made(
                        CANDIDATE,
                        "/expenses",
                        Map.of(
                                "payee",
                                vendor,
                                "category",
                                "ACTIVITY",
                                "chapter",
                                chapter,
                                "fund",
                                "DUES",
                                "amount",
                                money(EXPENSE),
                                "evidence",
                                List.of("e".repeat(64))));
        deeds.refused("board_member", expense + "/approvals", Map.of("payee", vendor), "second-person-missing");
        Answer asked = deeds.post(
                        "board_member",
                        expense + "/approvals",
                        Map.of("payee", vendor, "confirmer", party("controller").toString()))
                .expect(202);
        deeds.refused("treasurer", expense + "/payments", Map.of(), "expense-not-approved");
        http.post("controller", asked.header("Location") + "/confirmations", "").expect(201);
        return deeds.write("treasurer", expense + "/payments", Map.of());
    }

    private void assertTheAccountShowsBoth(String chapter, Answer spent) {
        JsonNode account = http.get(null, COMMUNITY + "/fee-account?chapter=" + chapter, spent.position())
                .expect(200)
                .json();
        assertThat(account.path("cash").asLong()).isEqualTo(DUES - EXPENSE);
        assertThat(account.path("deferredDues").asLong()).isEqualTo(DUES);
        assertThat(account.path("expenseTotal").asLong()).isEqualTo(EXPENSE);
        assertThat(account.path("lines").toString()).contains("ACTIVITY");
    }

    private void assertTheHistoryTellsAllOfIt(Answer spent) {
        Answer history =
                http.get(CANDIDATE, MEMBER + "/history", spent.position()).expect(200);
        assertThat(history.json()
                        .path("lines")
                        .valueStream()
                        .map(line -> line.path("type").asString()))
                .containsExactly(
                        "accounts.ExpenseSubmitted",
                        "membership.TermStarted",
                        "dues.DuesPaymentRecorded",
                        "dues.DuesInvoiced",
                        "membership.ReferralStageReached",
                        "membership.MemberAdmitted",
                        "membership.ApplicationDeferred",
                        "membership.ApplicationScreened",
                        "membership.RulesAccepted",
                        "membership.ApplicationSubmitted",
                        "membership.ReferralAccepted",
                        "membership.CandidateReferred");
        http.get("bo", MEMBER + "/history").expect(403);
    }

    private void assertThePipelineShowsTheAdmission(String chapter, Answer after) {
        String applications = COMMUNITY + "/chapters/" + chapter + "/applications";
        JsonNode pipeline = http.get("admission_secretary", applications + "?stage=ADMITTED", after.position())
                .expect(200)
                .json();
        assertThat(pipeline.path("counts").path("ADMITTED").asInt()).isOne();
        assertThat(pipeline.path("counts").path("SUBMITTED").asInt()).isZero();
        JsonNode admitted = pipeline.path("applications").get(0);
        assertThat(admitted.path("candidate").asString())
                .isEqualTo(party(CANDIDATE).toString());
        assertThat(admitted.path("interviews").asInt()).isEqualTo(2);
        assertThat(admitted.path("endedOn").asString()).isEqualTo(today.toString());
        assertThat(http.get("admission_secretary", applications + "?stage=LOST")
                        .expect(400)
                        .problem())
                .isEqualTo("invalid-parameters");
        http.get("bo", applications).expect(403);
    }

    /** The admission was credited; a supervisor takes that back. */
    private void credit(String referral) {
        String path = "/referrals/" + referral;
        deeds.refused("bo", path + "/withdrawals", Map.of(), "referral-already-credited");
        assertThat(stageOfTheReferral(0)).isEqualTo("ADMITTED");
        Map<String, String> reversal = Map.of("candidate", party(CANDIDATE).toString(), "stage", "ADMITTED");
        deeds.refused("supervisor", path + "/stage-reversals", reversal, "reason-missing");
        Map<String, String> reasoned = new TreeMap<>(reversal);
        reasoned.put("reason", "CASE_DECIDED");
        deeds.refused("bo", path + "/stage-reversals", reasoned, "reverser-involved");
        deeds.refused("ann", path + "/stage-reversals", reasoned, "not-authorised");
        Answer reversed = deeds.write("supervisor", path + "/stage-reversals", reasoned);
        assertThat(stageOfTheReferral(reversed.position())).isEqualTo("ACCEPTED");
        assertThat(http.get("supervisor", COMMUNITY + "/members/" + party("bo") + "/referrals")
                        .expect(200)
                        .json()
                        .path("conversion")
                        .path("admitted")
                        .asInt())
                .isZero();
        deeds.refused("supervisor", path + "/stage-reversals", reasoned, "stage-not-reached");
    }

    private String stageOfTheReferral(long position) {
        return http.get("bo", COMMUNITY + "/members/" + party("bo") + "/referrals", position)
                .expect(200)
                .json()
                .path("candidates")
                .get(0)
                .path("stage")
                .asString();
    }

    private void pauseAndComeBack(String membership) {
        Map<String, String> pause = Map.of(
                "from", today.toString(),
                "toExclusive", today.plusMonths(3).toString(),
                "confirmer", party("chapter_lead").toString());
        deeds.refused("bo", membership + "/pauses", pause, "unknown-reference");
        Answer asked = deeds.post(CANDIDATE, membership + "/pauses", pause).expect(202);
        Answer paused = http.post("chapter_lead", asked.header("Location") + "/confirmations", "")
                .expect(201);
        assertStatus("PAUSED", paused);
        assertStatus("ACTIVE", deeds.write(CANDIDATE, membership + "/resumptions", Map.of()));
        deeds.refused(CANDIDATE, membership + "/resumptions", Map.of(), "not-paused");
    }

    /** The term began today. */
    private void leave(String membership) {
        deeds.refused(CANDIDATE, membership + "/resignations", Map.of(), "resignation-too-early");
    }

    private void assertStatus(String status, Answer after) {
        JsonNode member =
                http.get("chapter_lead", MEMBER, after.position()).expect(200).json();
        assertThat(member.path("status").asString()).isEqualTo(status);
    }

    private static Map<String, Object> money(long amountMinor) {
        return Map.of("amountMinor", amountMinor, "unit", "CNY");
    }
}
