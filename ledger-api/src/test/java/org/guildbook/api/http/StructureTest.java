package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.api.http.Http.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Boards resolve, groups meet and end, committees come and go, and an office counts on its days only. */
@ExtendWith(RunningGuildbook.class)
class StructureTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String TEXT = "a".repeat(64);

    private final Http http;
    /** Where the community is. */
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    StructureTest(Http http) {
        this.http = http;
    }

    @Test
    void a_chapter_gets_a_board_that_resolves_and_is_dissolved_in_the_end() {
        String chapter = id(write("owner", "/chapters", Map.of("code", "CD", "city", "Chengdu")));
        Stream.of("board_member", "board2").forEach(name -> appoint("owner", "BOARD_MEMBER", chapter, name, null));
        appoint("owner", "CHAPTER_LEAD", chapter, "chapter_lead", null);
        String board = board(chapter);
        String meeting = meet(chapter, board);
        resolve(chapter, board, meeting);
        formCommittee(chapter, meeting);
        dissolve(chapter);
    }

    private String board(String chapter) {
        Map<String, String> ofChapter = Map.of("chapter", chapter);
        refused("ann", "/boards", ofChapter, "not-authorised");
        refused("owner", "/boards", Map.of("chapter", party("ann").toString()), "unknown-reference");
        String board = id(write("owner", "/boards", ofChapter));
        refused("owner", "/boards", ofChapter, "board-already-constituted");
        String teams = "/boards/" + board + "/teams";
        write("chapter_lead", teams, Map.of("kind", "SUPERVISION"));
        refused("chapter_lead", teams, Map.of("kind", "SUPERVISION"), "team-kind-taken");
        return board;
    }

    private String meet(String chapter, String board) {
        String meetings = "/boards/" + board + "/meetings";
        List<String> all = List.of("chapter_lead", "board_member", "board2");
        refused("ann", meetings, meeting(chapter, all), "not-authorised");
        refused("secretary", meetings, meeting(chapter, List.of("ann")), "attendee-not-entitled");
        refused("secretary", meetings, meeting(chapter, List.of("board2"), vote(1, 1)), "quorum-missing");
        refused("secretary", meetings, meeting(chapter, all, vote(1, 4)), "votes-exceed-attendance");
        refused("secretary", meetings, meeting(chapter, all, vote(1, 3), vote(1, 3)), "resolution-number-taken");
        Answer held = write(
                "secretary", meetings, meeting(chapter, all, vote(1, 3), new Vote(2, 3, "STRUCTURE"), vote(3, 0)));
        refused("secretary", meetings, meeting(chapter, all, vote(2, 3)), "resolution-number-taken");
        JsonNode shown = http.get(null, COMMUNITY + meetings, held.position())
                .expect(200)
                .json()
                .path("meetings");
        assertThat(shown.path(0).path("eligible").asInt()).isEqualTo(3);
        assertThat(shown.path(0).path("resolutions").size()).isEqualTo(3);
        assertThat(shown.toString()).doesNotContain(party("board2").toString()).doesNotContain(TEXT);
        assertThat(http.get(null, COMMUNITY + "/boards", held.position())
                        .expect(200)
                        .text())
                .contains(board, "SUPERVISION");
        Answer assembly = write("secretary", meetings, assembly(chapter));
        assertThat(assembly.json().path("id").asString()).isNotEmpty();
        return id(held);
    }

    /** A resolution that is named has to hold, even while none is needed yet. */
    private void resolve(String chapter, String board, String meeting) {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("meeting", meeting, "no", 2),
                Map.of("meeting", meeting, "no", 3),
                Map.of("meeting", meeting, "no", 9),
                Map.of("meeting", board, "no", 1))) {
            assertThat(appointment("chapter_lead", "BOARD_MEMBER", chapter, "bo", wrong)
                            .expect(422)
                            .problem())
                    .isEqualTo("resolution-missing");
        }
        appoint("chapter_lead", "BOARD_MEMBER", chapter, "bo", Map.of("meeting", meeting, "no", 1));
        refused(
                "owner",
                "/grant-budgets",
                Map.of(
                        "rule",
                        "WELCOME",
                        "quarter",
                        today.getYear() + "Q" + (today.getMonthValue() + 2) / 3,
                        "amount",
                        1,
                        "resolution",
                        Map.of("meeting", meeting, "no", 1)),
                "resolution-missing");
    }

    private void formCommittee(String chapter, String meeting) {
        Map<String, Object> structure = Map.of("meeting", meeting, "no", 2);
        String committee =
                id(write("chapter_lead", "/committees", Map.of("chapter", chapter, "resolution", structure)));
        String discharges = "/committees/" + committee + "/discharges";
        refused("ann", discharges, Map.of(), "not-authorised");
        write("chapter_lead", discharges, Map.of("resolution", structure));
        refused("chapter_lead", discharges, Map.of("resolution", structure), "committee-discharged");
    }

    private void dissolve(String chapter) {
        String dissolutions = "/chapters/" + chapter + "/dissolutions";
        refused("ann", dissolutions, Map.of(), "not-authorised");
        refused("owner", dissolutions, Map.of("successor", chapter), "chapter-succeeds-itself");
        refused("owner", "/chapters/" + SmallCommunity.CHAPTER + "/dissolutions", Map.of(), "chapter-has-members");
        Answer dissolved = write("owner", dissolutions, Map.of("successor", SmallCommunity.CHAPTER.toString()));
        refused("owner", dissolutions, Map.of(), "chapter-not-open");
        assertThat(http.get(null, COMMUNITY + "/chapters", dissolved.position())
                        .expect(200)
                        .text())
                .doesNotContain(chapter);
        refused("owner", "/ownership-transfers", Map.of("newOwner", party("cai").toString()), "owner-not-eligible");
    }

    @Test
    void a_small_group_meets_is_split_and_merged_and_ends() {
        String group = group();
        Stream.of("supervisor", "guardian")
                .forEach(name -> write(
                        "chapter_lead",
                        "/groups/" + group + "/seats",
                        Map.of("member", party(name).toString())));
        Answer led = http.post(
                        "owner",
                        COMMUNITY + "/offices",
                        JSON.writeValueAsString(Map.of(
                                "role", "GROUP_LEADER",
                                "scope", Map.of("kind", "GROUP", "of", group),
                                "officeHolder", party("supervisor").toString(),
                                "toExclusive", today.plusYears(1).toString(),
                                "effectiveOn", today.toString())))
                .expect(201);
        assertThat(silent(led)).contains(group);
        http.get("ann", COMMUNITY + "/silent-groups?since=" + today).expect(403);
        http.get("owner", COMMUNITY + "/silent-groups?since=yesterday").expect(400);
        String meetings = "/groups/" + group + "/meetings";
        refused("ann", meetings, attended("guardian"), "not-a-group-leader");
        refused("supervisor", meetings, attended("ann"), "attendee-not-in-group");
        Answer met = write("supervisor", meetings, attended("supervisor", "guardian"));
        refused("supervisor", meetings, attended("supervisor"), "meeting-already-recorded");
        assertThat(http.get("owner", COMMUNITY + "/silent-groups?since=" + today, met.position())
                        .expect(200)
                        .text())
                .doesNotContain(group);
        endOf(group);
    }

    private void endOf(String group) {
        String one = newId(1);
        String other = newId(2);
        String splits = "/groups/" + group + "/splits";
        refused("chapter_lead", splits, Map.of("parts", List.of(part(one, "guardian"))), "split-not-a-partition");
        refused("ann", splits, parts(one, other), "not-authorised");
        write("chapter_lead", splits, parts(one, other));
        refused("chapter_lead", splits, parts(one, other), "group-dissolved");
        refused("supervisor", "/groups/" + group + "/meetings", attended("supervisor"), "not-a-group-leader");
        String mergers = "/groups/" + one + "/mergers";
        refused("chapter_lead", mergers, Map.of("otherGroup", one, "capacity", 8), "same-group");
        refused("chapter_lead", mergers, Map.of("otherGroup", other, "capacity", 1), "group-capacity-out-of-range");
        String merged = id(write("chapter_lead", mergers, Map.of("otherGroup", other, "capacity", 8)));
        refused("chapter_lead", mergers, Map.of("otherGroup", other, "capacity", 8), "group-dissolved");
        Answer ended = write("chapter_lead", "/groups/" + merged + "/dissolutions", Map.of());
        refused("chapter_lead", "/groups/" + merged + "/dissolutions", Map.of(), "group-dissolved");
        assertThat(http.get(null, COMMUNITY + "/chapters/" + SmallCommunity.CHAPTER + "/groups", ended.position())
                        .expect(200)
                        .text())
                .doesNotContain(group, one, other, merged);
    }

    /** An office of one day: today is its first day and its last, tomorrow the day after. */
    @Test
    void an_office_gives_authority_on_its_days_only() {
        Answer appointed = http.post(
                        "owner",
                        COMMUNITY + "/offices",
                        JSON.writeValueAsString(Map.of(
                                "role", "STAFF",
                                "scope", Map.of("kind", "COMMUNITY"),
                                "officeHolder", party("interviewer2").toString(),
                                "toExclusive", today.plusDays(1).toString(),
                                "effectiveOn", today.toString())))
                .expect(201);
        assertThat(offices(appointed, "?on=" + today.minusDays(1))).isEmpty();
        assertThat(offices(appointed, "?on=" + today)).hasSize(1);
        assertThat(offices(appointed, "?on=" + today.plusDays(1))).isEmpty();
        assertThat(offices(appointed, "?knownAt=" + (appointed.position() - 1))).isEmpty();
        assertThat(http.get("owner", COMMUNITY + "/offices?knownAt=999999999")
                        .expect(422)
                        .problem())
                .isEqualTo("not-answerable");
        http.get("interviewer2", COMMUNITY + "/silent-groups?since=" + today, appointed.position())
                .expect(200);
        String group = id(groupOn("interviewer2", today).expect(201));
        write("chapter_lead", "/groups/" + group + "/dissolutions", Map.of());
        Answer vacated = write("interviewer2", "/offices/" + id(appointed) + "/vacations", Map.of());
        assertThat(groupOn("interviewer2", today).expect(403).problem()).isEqualTo("not-authorised");
        assertThat(offices(vacated, "?on=" + today)).isEmpty();
        // The answer before has seen the vacation, so that whoever asks now is known to hold nothing.
        http.get("interviewer2", COMMUNITY + "/silent-groups?since=" + today, vacated.position())
                .expect(403);
        assertThat(offices(vacated, "?on=" + today + "&knownAt=" + (vacated.position() - 1)))
                .hasSize(1);
    }

    private List<JsonNode> offices(Answer after, String question) {
        return http.get(
                        "owner",
                        COMMUNITY + "/offices" + question + "&holder=" + party("interviewer2"),
                        after.position())
                .expect(200)
                .json()
                .path("offices")
                .valueStream()
                .toList();
    }

    private Answer groupOn(String user, LocalDate day) {
        return http.post(
                user,
                COMMUNITY + "/groups",
                JSON.writeValueAsString(Map.of(
                        "chapter", SmallCommunity.CHAPTER.toString(), "capacity", 8, "effectiveOn", day.toString())));
    }

    private String silent(Answer after) {
        return http.get("owner", COMMUNITY + "/silent-groups?since=" + today.plusDays(1), after.position())
                .expect(200)
                .text();
    }

    private String group() {
        return id(groupOn("staff", today).expect(201));
    }

    private static String newId(int number) {
        return new UUID(0x4000, number).toString();
    }

    private static Map<String, Object> attended(String... names) {
        return Map.of("attendees", parties(List.of(names)));
    }

    private static Map<String, Object> parts(String one, String other) {
        return Map.of("parts", List.of(part(one, "supervisor"), part(other, "guardian")));
    }

    private static Map<String, Object> part(String group, String name) {
        return Map.of("group", group, "capacity", 4, "members", parties(List.of(name)));
    }

    private static List<String> parties(List<String> names) {
        return names.stream().map(name -> party(name).toString()).toList();
    }

    /** Votes for a motion; nobody votes against it. */
    private record Vote(int no, int inFavour, String subject) {

        private Map<String, Object> body() {
            return Map.of(
                    "no", no, "subject", subject, "inFavour", inFavour, "against", 0, "abstained", 0, "text", TEXT);
        }
    }

    private static Map<String, Object> meeting(String chapter, List<String> names, Vote... votes) {
        return Map.of(
                "kind",
                "BOARD",
                "chapter",
                chapter,
                "attendees",
                parties(names),
                "resolutions",
                Stream.of(votes).map(Vote::body).toList());
    }

    private static Map<String, Object> assembly(String chapter) {
        return Map.of("kind", "ASSEMBLY", "chapter", chapter, "attendees", List.of(), "resolutions", List.of());
    }

    private static Vote vote(int no, int inFavour) {
        return new Vote(no, inFavour, "PERSONAL");
    }

    private void appoint(
            String user, String role, String chapter, String holder, @Nullable Map<String, Object> resolution) {
        appointment(user, role, chapter, holder, resolution).expect(201);
    }

    private Answer appointment(
            String user, String role, String chapter, String holder, @Nullable Map<String, Object> resolution) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "role", role,
                "scope", Map.of("kind", "CHAPTER", "of", chapter),
                "officeHolder", party(holder).toString(),
                "toExclusive", today.plusYears(1).toString()));
        if (resolution != null) {
            body.put("resolution", resolution);
        }
        return post(user, "/offices", body);
    }

    private void refused(String user, String path, Map<String, ?> body, String rule) {
        assertThat(post(user, path, body).expect(statusOf(rule)).problem()).isEqualTo(rule);
    }

    private static int statusOf(String rule) {
        return rule.equals("not-authorised") ? 403 : 422;
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

    private static String id(Answer answer) {
        return answer.json().path("id").asString();
    }
}
