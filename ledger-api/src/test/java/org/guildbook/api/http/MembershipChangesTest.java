package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.SmallCommunity.DUES;
import static org.guildbook.api.http.SmallCommunity.GROUP;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member who had lapsed comes back, sits in a group, moves to another chapter and changes the type of membership. */
@ExtendWith(RunningGuildbook.class)
class MembershipChangesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String EVE = "eve";
    private static final String MEMBER = COMMUNITY + "/members/" + party(EVE);

    private final Http http;
    private final LocalDate today = SmallCommunity.today();

    MembershipChangesTest(Http http) {
        this.http = http;
    }

    @Test
    void a_member_comes_back_moves_and_changes_the_type() {
        String membership = "/memberships/" + takeOverALapsedMember();
        comeBack(membership);
        String chapter = foundAnotherChapter();
        sit();
        move(membership, chapter);
        waive(changeType(membership));
        takeInNoMoreThan();
        honour();
    }

    private String takeOverALapsedMember() {
        Answer asked = post(
                        "staff",
                        "/founding-members",
                        Map.of(
                                "member", party(EVE).toString(),
                                "membershipType", "ORDINARY",
                                "chapter", CHAPTER.toString(),
                                "from", today.minusMonths(14).toString(),
                                "toExclusive", today.minusMonths(2).toString(),
                                "evidence", "a".repeat(64),
                                "confirmer", party("owner").toString()))
                .expect(202);
        Answer admitted = http.post("owner", asked.header("Location") + "/confirmations", "")
                .expect(201);
        assertThat(member(admitted).path("status").asString()).isEqualTo("LAPSED");
        return member(admitted).path("membership").asString();
    }

    private void comeBack(String membership) {
        refused("bo", membership + "/reinstatements", Map.of(), "unknown-reference");
        Answer asked = write(EVE, membership + "/reinstatements", Map.of());
        JsonNode invoice = http.get(EVE, MEMBER + "/dues", asked.position() + 1)
                .expect(200)
                .json()
                .path("invoices")
                .get(0);
        Answer paid = write(
                "treasurer",
                "/payments",
                Map.of(
                        "invoice", invoice.path("invoice").asString(),
                        "payer", party(EVE).toString(),
                        "method", "BANK",
                        "externalRef", "c".repeat(64),
                        "amount", Map.of("amountMinor", DUES, "unit", "CNY")));
        JsonNode back = http.get(EVE, MEMBER, paid.position() + 1).expect(200).json();
        assertThat(back.path("status").asString()).isEqualTo("ACTIVE");
        refused(EVE, membership + "/reinstatements", Map.of(), "not-lapsed");
    }

    private String foundAnotherChapter() {
        String chapter = write("owner", "/chapters", Map.of("code", "WX", "city", "Wuxi"))
                .json()
                .path("id")
                .asString();
        write(
                "owner",
                "/offices",
                Map.of(
                        "role", "CHAPTER_LEAD",
                        "scope", Map.of("kind", "CHAPTER", "of", chapter),
                        "officeHolder", party("board2").toString(),
                        "toExclusive", today.plusYears(1).toString()));
        return chapter;
    }

    private void sit() {
        String departures = "/groups/" + GROUP + "/departures";
        refused(EVE, departures, Map.of("member", party(EVE).toString()), "not-in-this-group");
        write(
                "chapter_lead",
                "/groups/" + GROUP + "/seats",
                Map.of("member", party(EVE).toString()));
        refused("bo", departures, Map.of("member", party(EVE).toString()), "not-authorised");
    }

    private void move(String membership, String chapter) {
        String transfers = membership + "/transfers";
        Map<String, String> from = Map.of("chapter", CHAPTER.toString());
        Map<String, String> to = Map.of("chapter", chapter);
        refused("chapter_lead", transfers + "/approvals", from, "transfer-not-requested");
        refused(EVE, transfers, Map.of("toChapter", CHAPTER.toString()), "same-chapter");
        refused(EVE, transfers, Map.of("toChapter", UUID.randomUUID().toString()), "unknown-reference");
        write(EVE, transfers, Map.of("toChapter", chapter));
        refused("chapter_lead", transfers + "/approvals", to, "not-authorised");
        write("board2", transfers + "/refusals", to);
        refused("chapter_lead", transfers + "/approvals", from, "already-answered");
        write(EVE, transfers, Map.of("toChapter", chapter));
        write("chapter_lead", transfers + "/approvals", from);
        Answer agreed = write("board2", transfers + "/approvals", to);
        assertThat(member(agreed).path("chapter").asString()).isEqualTo(CHAPTER.toString());

        // The seat was what the transfer still waited for.
        Answer left = write(
                EVE,
                "/groups/" + GROUP + "/departures",
                Map.of("member", party(EVE).toString()));
        JsonNode moved = http.get(EVE, MEMBER, left.position() + 1).expect(200).json();
        assertThat(moved.path("chapter").asString()).isEqualTo(chapter);
        assertThat(moved.path("status").asString()).isEqualTo("ACTIVE");
    }

    /** What the year after this one costs, by id of the invoice. */
    private String changeType(String membership) {
        String types = membership + "/types";
        refused("bo", types, type("ASSOCIATE"), "not-authorised");
        refused(EVE, types, type("HONORARY"), "membership-type-unknown");
        Answer changed = write(EVE, types, type("ASSOCIATE"));
        assertThat(member(changed).path("type").asString()).isEqualTo("ASSOCIATE");
        write("admission_secretary", types, type("ORDINARY"));
        Answer invoiced = invoice(membership);
        refused(EVE, types, type("ASSOCIATE"), "type-change-mid-term");
        String voidings = "/invoices/" + id(invoiced) + "/voidings";
        refused("bo", voidings, Map.of("reason", "WRONG"), "not-authorised");
        write("treasurer", voidings, Map.of("reason", "WRONG"));
        refused("treasurer", voidings, Map.of("reason", "WRONG"), "invoice-not-open");
        return id(invoice(membership));
    }

    private Answer invoice(String membership) {
        return write(
                "treasurer",
                "/invoices",
                Map.of(
                        "membership", membership.substring(membership.lastIndexOf('/') + 1),
                        "member", party(EVE).toString(),
                        "from", today.plusYears(1).toString()));
    }

    private void waive(String invoice) {
        String waivers = "/invoices/" + invoice + "/waivers";
        refused(EVE, waivers, waiver(DUES), "not-authorised");
        refused("admission_secretary", waivers, waiver(DUES + 1), "waiver-exceeds-open-amount");
        Answer waived = write("admission_secretary", waivers, waiver(DUES));
        assertThat(waived.json().path("document").asString()).startsWith("WV-" + today.getYear() + "-");
        JsonNode dues = http.get(EVE, MEMBER + "/dues", waived.position())
                .expect(200)
                .json()
                .path("invoices");
        assertThat(dues.get(0).path("waived").path("amountMinor").asLong()).isEqualTo(DUES);
        assertThat(dues.get(1).path("voidedOn").asString()).isEqualTo(today.toString());
    }

    private static Map<String, ?> waiver(long fen) {
        return Map.of("amount", Map.of("amountMinor", fen, "unit", "CNY"), "reason", "HARDSHIP");
    }

    private void takeInNoMoreThan() {
        String intakes = "/chapters/" + CHAPTER + "/intakes";
        refused("bo", intakes, Map.of("places", 1_000), "not-authorised");
        refused("chapter_lead", intakes, Map.of("places", -1), "limit-exceeded");
        write("chapter_lead", intakes, Map.of("places", 1_000));
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asString();
    }

    /** The founding phase is not over: no resolution is needed, and one that is named must hold. */
    private void honour() {
        String honours = "/honorary-memberships";
        Map<String, String> bo = Map.of("member", party("bo").toString());
        refused("ann", honours, bo, "not-authorised");
        refused("board2", honours + "/withdrawals", bo, "not-honorary");
        Map<String, ?> unknown = Map.of("meeting", UUID.randomUUID().toString(), "no", 1);
        refused(
                "board2",
                honours,
                Map.of("member", party("bo").toString(), "resolution", unknown),
                "resolution-missing");
        write("board2", honours, bo);
        refused("board2", honours, bo, "already-honorary");
        write("board2", honours + "/withdrawals", bo);
    }

    private static Map<String, String> type(String type) {
        return Map.of("member", party(EVE).toString(), "membershipType", type);
    }

    private JsonNode member(Answer after) {
        return http.get(EVE, MEMBER, after.position()).expect(200).json();
    }

    private void refused(String user, String path, Map<String, ?> body, String rule) {
        assertThat(post(user, path, body).problem()).isEqualTo(rule);
    }

    private Answer write(String user, String path, Map<String, ?> body) {
        return post(user, path, body).expect(201);
    }

    /** Every deed is of today. */
    private Answer post(String user, String path, Map<String, ?> body) {
        Map<String, Object> dated = new TreeMap<>(body);
        dated.put("effectiveOn", today.toString());
        return http.post(user, COMMUNITY + path, JSON.writeValueAsString(dated));
    }
}
