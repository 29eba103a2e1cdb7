package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guildbook.testing.Noon;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a case has to wait for: the last day to dispute a deed, the last day to appeal, and the expulsion after it. */
@ExtendWith(PassingDays.class)
class ConductDaysTest {

    private static final String RESPONDENT = "bo";

    /** From the last attestation of a deed to its acceptance. */
    private static final int NOTICE_DAYS = 7;

    private final Http http;
    private final Noon days;
    private final CommunityId community = PassingDays.community(14);
    private final Deeds deeds;

    ConductDaysTest(Http http, Noon days) {
        this.http = http;
        this.days = days;
        deeds = new Deeds(http, community, days::today);
    }

    @Test
    void a_deed_is_disputed_in_time_and_its_claimant_expelled_and_taken_back() {
        LocalDate attested = days.today();
        new SmallCommunity(http, community, attested).found();
        String board = appointThoseWhoJudge();
        String deed = acceptedDeed();
        LocalDate accepted = attested.plusDays(NOTICE_DAYS);
        days.moveTo(accepted.plusDays(59));
        String inTime = report("ann", deed);
        days.moveTo(accepted.plusDays(60));
        String tooLate = report("group_leader", deed);
        Map<String, ?> opening = Map.of("respondent", party(RESPONDENT), "contribution", deed);
        deeds.refused("supervisor", tooLate + "/openings", opening, "dispute-window-closed");
        deeds.write("supervisor", inTime + "/openings", opening);
        deeds.refused("supervisor", tooLate + "/openings", opening, "case-already-open");
        assignHandlers(inTime, deed);
        decide(inTime);
        expel(inTime, board);
        takeBack(inTime);
    }

    /** Returns the path of the board's meetings. */
    private String appointThoseWhoJudge() {
        String elsewhere = deeds.made("owner", "/chapters", Map.of("code", "NJ", "city", "Nanjing"));
        appoint(Role.SUPERVISOR, CHAPTER.toString(), "interviewer2");
        appoint(Role.BOARD_MEMBER, elsewhere, "secretary");
        appoint(Role.BOARD_MEMBER, elsewhere, "guardian");
        return "/boards/" + deeds.made("owner", "/boards", Map.of("chapter", CHAPTER)) + "/meetings";
    }

    private void appoint(Role role, String chapter, String holder) {
        deeds.write(
                "owner",
                "/offices",
                Map.of(
                        "role", role,
                        "scope", Map.of("kind", "CHAPTER", "of", chapter),
                        "officeHolder", party(holder),
                        "toExclusive", days.today().plusYears(1)));
    }

    private String acceptedDeed() {
        String deed = deeds.made(
                RESPONDENT,
                "/contributions",
                Map.of(
                        "category",
                        "KNOWLEDGE",
                        "quantity",
                        1,
                        "contributors",
                        List.of(Map.of("contributor", party(RESPONDENT), "sharePpm", 1_000_000)),
                        "chapter",
                        CHAPTER,
                        "contentHash",
                        "c".repeat(64)));
        for (Role office : List.of(Role.BOARD_MEMBER, Role.EDITOR)) {
            deeds.write(
                    TestUsers.holderOf(office),
                    "/contributions/" + deed + "/attestations",
                    Map.of("office", office, "quarter", Quarter.of(days.today()).toString()));
        }
        return deed;
    }

    private String report(String complainant, String deed) {
        return "/cases/"
                + deeds.made(
                        complainant,
                        "/cases",
                        Map.of(
                                "kind",
                                "CONTRIBUTION",
                                "respondent",
                                party(RESPONDENT),
                                "contribution",
                                deed,
                                "text",
                                "Somebody else did it."));
    }

    /** Who sits in a small group with a party of the case handles it only after leaving the group. */
    private void assignHandlers(String path, String deed) {
        String group = "/groups/" + deeds.made("staff", "/groups", Map.of("chapter", CHAPTER, "capacity", 8));
        for (String name : List.of(RESPONDENT, "interviewer2")) {
            deeds.write("chapter_lead", group + "/seats", Map.of("member", party(name)));
        }
        Map<String, ?> handlers = Map.of(
                "complainant", party("ann"),
                "respondent", party(RESPONDENT),
                "contribution", deed,
                "handlers", List.of(party("supervisor"), party("interviewer2")));
        deeds.refused("supervisor", path + "/handlers", handlers, "handler-involved");
        deeds.write("interviewer2", group + "/departures", Map.of("member", party("interviewer2")));
        deeds.write("supervisor", path + "/handlers", handlers);
    }

    private void decide(String path) {
        deeds.write(RESPONDENT, path + "/statements", Map.of("text", "It was me."));
        deeds.confirmed(
                "supervisor",
                "interviewer2",
                path + "/decisions",
                Map.of("outcome", "UPHELD", "sanctions", List.of("EXPULSION"), "reasons", "It was copied."));
    }

    private void expel(String path, String meetings) {
        LocalDate decided = days.today();
        String meeting = deeds.made("secretary", meetings, meeting());
        Map<String, Object> expulsion = with(onMember(), "meeting", meeting);
        Map<String, Object> resolved = with(expulsion, "resolutionNo", 1);
        String expulsions = path + "/expulsions";
        deeds.refused("board_member", expulsions, resolved, "appeal-window-open");
        days.moveTo(decided.plusDays(29));
        deeds.refused("board_member", expulsions, resolved, "appeal-window-open");
        days.moveTo(decided.plusDays(30));
        deeds.refused(RESPONDENT, path + "/appeals", Map.of("text", "Too late."), "appeal-window-closed");
        deeds.refused("board_member", expulsions, with(expulsion, "resolutionNo", 2), "resolution-missing");
        deeds.write("board_member", expulsions, resolved);
        deeds.refused("board_member", expulsions, resolved, "sanction-already-imposed");
        assertThat(status()).isEqualTo("EXPELLED");
        Map<String, ?> application = Map.of("membershipType", "ORDINARY", "chapter", CHAPTER);
        deeds.refused(RESPONDENT, "/applications", application, "ban-period-running");
    }

    private static Map<String, Object> meeting() {
        List<?> board = List.of("chapter_lead", "board_member", "board2").stream()
                .map(TestUsers::party)
                .toList();
        Map<String, ?> motion = Map.of(
                "no", 1,
                "subject", "PERSONAL",
                "inFavour", 3,
                "against", 0,
                "abstained", 0,
                "text", "a".repeat(64));
        return Map.of("kind", "BOARD", "chapter", CHAPTER, "attendees", board, "resolutions", List.of(motion));
    }

    private void takeBack(String path) {
        String reversals = path + "/expulsion-reversals";
        deeds.confirmed("secretary", "guardian", reversals, onMember());
        assertThat(status()).isEqualTo("ACTIVE");
        deeds.refused("secretary", reversals, with(onMember(), "confirmer", party("guardian")), "not-expelled");
    }

    private Map<String, Object> onMember() {
        return Map.of("member", party(RESPONDENT), "membership", deeds.membership(RESPONDENT));
    }

    private String status() {
        return deeds.read("staff", "/members/" + party(RESPONDENT))
                .expect(200)
                .json()
                .path("status")
                .asString();
    }
}
