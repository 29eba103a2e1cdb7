package org.guildbook.api.http;

import static org.guildbook.api.http.Deeds.body;
import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.SmallCommunity.GROUP;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.testing.Noon;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What everything that gives a community its structure is refused for, as a client hears it. */
@ExtendWith(PassingDays.class)
class StructureRefusalsTest {

    private static final String NOT_AUTHORISED = "not-authorised";
    private static final String UNKNOWN = "unknown-reference";
    private static final String ID_USED = "id-already-used";
    private static final UUID NOTHING = UUID.randomUUID();

    private final Http http;
    private final LocalDate today;
    private final CommunityId community = PassingDays.community(18);
    private final Deeds deeds;

    StructureRefusalsTest(Http http, Noon days) {
        this.http = http;
        today = days.today();
        deeds = new Deeds(http, community, days::today);
    }

    @Test
    void nothing_is_founded_formed_filled_or_ended_against_the_rules() {
        new SmallCommunity(http, community, today).found();
        String nanjing = deeds.made("owner", "/chapters", body("code", "NJ", "city", "Nanjing"));
        appoint(Role.CHAPTER_LEAD, nanjing, "board2");
        communities();
        offices();
        chapters(nanjing);
        String closed = closedChapter();
        boards(nanjing, closed);
        committees(closed);
        groups(nanjing, closed);
        meetingsOfGroups();
        ownership();
    }

    private void communities() {
        Map<String, Object> again = body(
                "community", community,
                "name", "Readers",
                "kind", "KNOWLEDGE",
                "timeZone", "Asia/Shanghai",
                "currency", "CNY",
                "relationKinds", List.of(),
                "owner", party("owner"));
        founding(again, "community-already-founded");
        Map<String, Object> another = with(again, "community", NOTHING);
        founding(with(another, "name", "n".repeat(101)), "limit-exceeded");
        founding(with(another, "timeZone", "Asia/Atlantis"), "time-zone-unknown");
        founding(with(another, "currency", "XYZ"), "currency-unknown");
        deeds.refused("ann", "/founding-phase/closings", body(), NOT_AUTHORISED);
    }

    private void founding(Map<String, ?> body, String rule) {
        new Deeds(http, "/v1/communities", () -> today).refused(TestUsers.OPERATOR, "", body, rule);
    }

    private void offices() {
        String office = deeds.made("owner", "/offices", office(Role.STAFF, "COMMUNITY", null, "ann"));
        Map<String, Object> staff = office(Role.STAFF, "COMMUNITY", null, "bo");
        deeds.refused("ann", "/offices", staff, NOT_AUTHORISED);
        deeds.refused("owner", "/offices", with(staff, "office", office), ID_USED);
        deeds.refused("owner", "/offices", with(staff, "toExclusive", today), "office-term-empty");
        deeds.refused(
                "owner",
                "/offices",
                with(staff, "toExclusive", today.plusYears(3).plusDays(1)),
                "office-term-too-long");
        deeds.refused("owner", "/offices", office(Role.STAFF, "CHAPTER", NOTHING, "bo"), UNKNOWN);
        deeds.refused("owner", "/offices", office(Role.OWNER, "CHAPTER", CHAPTER, "bo"), "office-scope-unfit");
        deeds.refused(
                "owner",
                "/offices",
                office(Role.SUPERVISOR, "CHAPTER", CHAPTER, "auditor"),
                "office-holder-not-eligible");
        deeds.refused(
                "owner", "/offices", office(Role.CONTROLLER, "COMMUNITY", null, "treasurer"), "offices-incompatible");
        deeds.refused("owner", "/offices", office(Role.TREASURER, "COMMUNITY", null, "bo"), "office-already-held");
        deeds.refused(
                "chapter_lead",
                "/offices",
                with(
                        office(Role.BOARD_MEMBER, "CHAPTER", CHAPTER, "bo"),
                        "resolution",
                        body("meeting", NOTHING, "no", 1)),
                "resolution-missing");
        String vacations = "/offices/" + office + "/vacations";
        deeds.refused("bo", vacations, body(), NOT_AUTHORISED);
        deeds.refused("owner", "/offices/" + NOTHING + "/vacations", body(), UNKNOWN);
        deeds.write("ann", vacations, body());
        deeds.refused("ann", vacations, body(), "office-not-held");
    }

    private void chapters(String nanjing) {
        Map<String, Object> suzhou = body("code", "SZ", "city", "Suzhou");
        deeds.refused("ann", "/chapters", suzhou, NOT_AUTHORISED);
        deeds.refused("owner", "/chapters", with(suzhou, "chapter", CHAPTER), ID_USED);
        deeds.refused("owner", "/chapters", with(suzhou, "code", "SH"), "chapter-code-taken");
        deeds.refused("owner", "/chapters", with(suzhou, "city", "S".repeat(101)), "limit-exceeded");
        String dissolutions = "/chapters/" + nanjing + "/dissolutions";
        deeds.refused("ann", dissolutions, body(), NOT_AUTHORISED);
        deeds.refused("owner", "/chapters/" + NOTHING + "/dissolutions", body(), UNKNOWN);
        deeds.refused("owner", dissolutions, body("successor", nanjing), "chapter-succeeds-itself");
        deeds.refused("owner", "/chapters/" + CHAPTER + "/dissolutions", body(), "chapter-has-members");
        oweSomethingOf(nanjing);
        deeds.refused("owner", dissolutions, body(), "chapter-fund-not-empty");
    }

    /** Dues pay for an expense of the chapter, which is approved and not paid yet. */
    private void oweSomethingOf(String chapter) {
        String invoice = deeds.made(
                "treasurer",
                "/invoices",
                body("membership", deeds.membership("bo"), "member", party("bo"), "from", today.plusYears(1)));
        deeds.write(
                "treasurer",
                "/payments",
                body(
                        "invoice", invoice,
                        "payer", party("bo"),
                        "method", "BANK",
                        "externalRef", "b".repeat(64),
                        "amount", body("amountMinor", SmallCommunity.DUES, "unit", "CNY")));
        String expense = deeds.made(
                "bo",
                "/expenses",
                body(
                        "payee",
                        NOTHING,
                        "category",
                        "ACTIVITY",
                        "chapter",
                        chapter,
                        "fund",
                        "DUES",
                        "amount",
                        body("amountMinor", 100, "unit", "CNY"),
                        "evidence",
                        List.of("e".repeat(64))));
        deeds.write("controller", "/expenses/" + expense + "/approvals", body("payee", NOTHING));
    }

    private String closedChapter() {
        String closed = deeds.made("owner", "/chapters", body("code", "CD", "city", "Chengdu"));
        deeds.write("owner", "/chapters/" + closed + "/dissolutions", body());
        deeds.refused("owner", "/chapters/" + closed + "/dissolutions", body(), "chapter-not-open");
        deeds.refused("owner", "/chapters/" + closed + "/intakes", body("places", 1), "chapter-not-open");
        deeds.refused("owner", "/chapters/" + NOTHING + "/intakes", body("places", 1), UNKNOWN);
        return closed;
    }

    private void boards(String nanjing, String closed) {
        String board = deeds.made("owner", "/boards", body("chapter", CHAPTER));
        deeds.refused("ann", "/boards", body("chapter", nanjing), NOT_AUTHORISED);
        deeds.refused("owner", "/boards", body("chapter", NOTHING), UNKNOWN);
        deeds.refused("owner", "/boards", body("chapter", closed), "chapter-not-open");
        deeds.refused("owner", "/boards", body("chapter", nanjing, "board", board), ID_USED);
        deeds.refused("owner", "/boards", body("chapter", CHAPTER), "board-already-constituted");
        String teams = "/boards/" + board + "/teams";
        String team = deeds.made("chapter_lead", teams, body("kind", "SERVICE"));
        deeds.refused("ann", teams, body("kind", "LEARNING"), NOT_AUTHORISED);
        deeds.refused("owner", "/boards/" + NOTHING + "/teams", body("kind", "LEARNING"), UNKNOWN);
        deeds.refused("owner", teams, body("kind", "LEARNING", "team", team), ID_USED);
        deeds.refused("owner", teams, body("kind", "SERVICE"), "team-kind-taken");
        meetings("/boards/" + board + "/meetings");
    }

    private void meetings(String meetings) {
        List<String> all = List.of("chapter_lead", "board_member", "board2");
        String held = deeds.made("secretary", meetings, meeting(all, vote(1, 3)));
        deeds.refused("ann", meetings, meeting(all), NOT_AUTHORISED);
        deeds.refused("secretary", "/boards/" + NOTHING + "/meetings", meeting(all), UNKNOWN);
        deeds.refused("secretary", meetings, with(meeting(all), "meeting", held), ID_USED);
        deeds.refused("secretary", meetings, meeting(all, vote(2, -1)), "limit-exceeded");
        deeds.refused("secretary", meetings, meeting(List.of("ann")), "attendee-not-entitled");
        deeds.refused("secretary", meetings, meeting(List.of("board2"), vote(2, 1)), "quorum-missing");
        deeds.refused("secretary", meetings, meeting(all, vote(2, 4)), "votes-exceed-attendance");
        deeds.refused("secretary", meetings, meeting(all, vote(1, 3)), "resolution-number-taken");
    }

    private static Map<String, Object> meeting(List<String> attendees, Object... votes) {
        return body(
                "kind",
                "BOARD",
                "chapter",
                CHAPTER,
                "attendees",
                parties(attendees.toArray(String[]::new)),
                "resolutions",
                List.of(votes));
    }

    private static Map<String, Object> vote(int no, int inFavour) {
        return body(
                "no",
                no,
                "subject",
                "FUND",
                "inFavour",
                inFavour,
                "against",
                0,
                "abstained",
                0,
                "text",
                "a".repeat(64));
    }

    private void committees(String closed) {
        String committee = deeds.made("chapter_lead", "/committees", body("chapter", CHAPTER));
        deeds.refused("ann", "/committees", body("chapter", CHAPTER), NOT_AUTHORISED);
        deeds.refused("chapter_lead", "/committees", body("chapter", NOTHING), UNKNOWN);
        deeds.refused("chapter_lead", "/committees", body("chapter", closed), "chapter-not-open");
        deeds.refused("chapter_lead", "/committees", body("chapter", CHAPTER, "committee", committee), ID_USED);
        String discharges = "/committees/" + committee + "/discharges";
        deeds.refused("ann", discharges, body(), NOT_AUTHORISED);
        deeds.refused("chapter_lead", "/committees/" + NOTHING + "/discharges", body(), UNKNOWN);
        deeds.write("chapter_lead", discharges, body());
        deeds.refused("chapter_lead", discharges, body(), "committee-discharged");
    }

    private void groups(String nanjing, String closed) {
        Map<String, Object> ofEight = body("chapter", CHAPTER, "capacity", 8);
        deeds.refused("ann", "/groups", ofEight, NOT_AUTHORISED);
        deeds.refused("staff", "/groups", body("chapter", NOTHING, "capacity", 8), UNKNOWN);
        deeds.refused("staff", "/groups", body("chapter", closed, "capacity", 8), "chapter-not-open");
        deeds.refused("staff", "/groups", with(ofEight, "group", GROUP), ID_USED);
        deeds.refused("staff", "/groups", with(ofEight, "capacity", 21), "group-capacity-out-of-range");
        String pair = "/groups/" + deeds.made("staff", "/groups", body("chapter", CHAPTER, "capacity", 2));
        String elsewhere = deeds.made("staff", "/groups", body("chapter", nanjing, "capacity", 2));
        seats(pair, "/groups/" + elsewhere);
        String gone = deeds.made("staff", "/groups", ofEight);
        deeds.refused("ann", "/groups/" + gone + "/dissolutions", body(), NOT_AUTHORISED);
        deeds.write("chapter_lead", "/groups/" + gone + "/dissolutions", body());
        Stream.of(
                        new Change("/seats", body("member", party("ann"))),
                        new Change("/dissolutions", body()),
                        new Change("/mergers", body("otherGroup", GROUP, "capacity", 8)),
                        new Change("/splits", body("parts", List.of())))
                .forEach(change -> {
                    deeds.refused("chapter_lead", "/groups/" + gone + change.path, change.body, "group-dissolved");
                    deeds.refused("chapter_lead", "/groups/" + NOTHING + change.path, change.body, UNKNOWN);
                });
        mergers(pair, elsewhere);
        splits();
    }

    /** Asked of a group. */
    private record Change(String path, Map<String, ?> body) {}

    private void seats(String pair, String elsewhere) {
        Map<String, ?> bo = body("member", party("bo"));
        deeds.refused("ann", pair + "/seats", bo, NOT_AUTHORISED);
        deeds.refused("chapter_lead", pair + "/seats", body("member", party("auditor")), "member-not-in-good-standing");
        deeds.refused("board2", elsewhere + "/seats", bo, "not-in-this-chapter");
        deeds.write("chapter_lead", pair + "/seats", bo);
        deeds.refused("chapter_lead", pair + "/seats", bo, "already-in-a-group");
        deeds.write("chapter_lead", pair + "/seats", body("member", party("ann")));
        deeds.refused("chapter_lead", pair + "/seats", body("member", party("board2")), "group-full");
        deeds.refused("board2", pair + "/departures", bo, NOT_AUTHORISED);
        deeds.refused("board2", pair + "/departures", body("member", party("board2")), "not-in-this-group");
        deeds.refused("bo", "/groups/" + NOTHING + "/departures", bo, UNKNOWN);
    }

    private void mergers(String pair, String elsewhere) {
        deeds.write("chapter_lead", "/groups/" + GROUP + "/seats", body("member", party("board2")));
        Map<String, Object> merger = body("otherGroup", GROUP, "capacity", 8);
        String mergers = pair + "/mergers";
        deeds.refused("ann", mergers, merger, NOT_AUTHORISED);
        deeds.refused("chapter_lead", mergers, with(merger, "otherGroup", elsewhere), "not-in-this-chapter");
        deeds.refused("chapter_lead", mergers, with(merger, "otherGroup", pair.substring(8)), "same-group");
        deeds.refused("chapter_lead", mergers, with(merger, "into", GROUP), ID_USED);
        deeds.refused("chapter_lead", mergers, with(merger, "capacity", 1), "group-capacity-out-of-range");
        deeds.refused("chapter_lead", mergers, with(merger, "capacity", 2), "group-full");
    }

    private void splits() {
        deeds.write("chapter_lead", "/groups/" + GROUP + "/seats", body("member", party("interviewer2")));
        String splits = "/groups/" + GROUP + "/splits";
        UUID one = UUID.randomUUID();
        Map<String, Object> first = part(one, 2, "board2");
        Map<String, Object> second = part(UUID.randomUUID(), 2, "interviewer2");
        deeds.refused("ann", splits, parts(first, second), NOT_AUTHORISED);
        deeds.refused("chapter_lead", splits, parts(first), "split-not-a-partition");
        deeds.refused("chapter_lead", splits, parts(first, with(second, "group", one)), ID_USED);
        deeds.refused("chapter_lead", splits, parts(first, with(second, "capacity", 1)), "group-capacity-out-of-range");
        deeds.write("chapter_lead", "/groups/" + GROUP + "/seats", body("member", party("editor")));
        deeds.write("chapter_lead", "/groups/" + GROUP + "/seats", body("member", party("guardian")));
        deeds.refused(
                "chapter_lead",
                splits,
                parts(first, with(second, "members", parties("interviewer2", "editor", "guardian"))),
                "group-full");
    }

    private static Map<String, Object> parts(Object... parts) {
        return body("parts", List.of(parts));
    }

    private static Map<String, Object> part(UUID group, int capacity, String... members) {
        return body("group", group, "capacity", capacity, "members", parties(members));
    }

    private void meetingsOfGroups() {
        String meetings = "/groups/" + GROUP + "/meetings";
        Map<String, ?> editor = body("attendees", parties("editor"));
        deeds.refused("ann", meetings, editor, "not-a-group-leader");
        deeds.refused("group_leader", "/groups/" + NOTHING + "/meetings", editor, UNKNOWN);
        deeds.refused("group_leader", meetings, body("attendees", parties("ann")), "attendee-not-in-group");
        deeds.write("group_leader", meetings, editor);
        deeds.refused("group_leader", meetings, editor, "meeting-already-recorded");
    }

    /** Whoever audits a community cannot own it. */
    private void ownership() {
        String transfers = "/ownership-transfers";
        String office = deeds.made("owner", "/offices", office(Role.AUDITOR, "COMMUNITY", null, "bo"));
        deeds.refused("ann", transfers, body("newOwner", party("ann")), NOT_AUTHORISED);
        deeds.refused("owner", transfers, body("newOwner", party("auditor")), "owner-not-eligible");
        deeds.refused("owner", transfers, body("newOwner", party("ann"), "office", office), ID_USED);
        deeds.refused("owner", transfers, body("newOwner", party("bo")), "offices-incompatible");
    }

    private void appoint(Role role, String chapter, String holder) {
        deeds.write("owner", "/offices", office(role, "CHAPTER", chapter, holder));
    }

    private Map<String, Object> office(Role role, String kind, @Nullable Object of, String holder) {
        Map<String, Object> scope = of == null ? body("kind", kind) : body("kind", kind, "of", of);
        return body("role", role, "scope", scope, "officeHolder", party(holder), "toExclusive", today.plusYears(1));
    }

    private static List<PartyId> parties(String... names) {
        return Stream.of(names).map(TestUsers::party).toList();
    }
}
