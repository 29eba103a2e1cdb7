package org.guildbook.api.http;

import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guildbook.testing.Noon;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an office allows begins on the first day of its term and ends with the last one, deed by deed and role by role. */
@ExtendWith(PassingDays.class)
class OfficeDaysTest {

    private static final int TERM_DAYS = 40;

    private final Http http;
    private final Noon days;

    OfficeDaysTest(Http http, Noon days) {
        this.http = http;
        this.days = days;
    }

    /** Something that only a holder of the role may do; asked for without recording it, it can be asked for again. */
    private record Deed(Role role, Map<String, ?> scope, String holder, String path, Map<String, ?> body) {}

    @Test
    void each_office_counts_from_its_first_day_to_its_last() {
        CommunityId community = PassingDays.community(11);
        LocalDate before = days.today();
        new SmallCommunity(http, community, before).found();
        Deeds deeds = new Deeds(http, community, days::today);
        List<Deed> all = allThatOfficesDo(deeds);
        LocalDate first = before.plusDays(1);
        LocalDate end = first.plusDays(TERM_DAYS);
        days.moveTo(first);
        all.forEach(deed -> deeds.write(
                "owner",
                "/offices",
                Map.of(
                        "role",
                        deed.role(),
                        "scope",
                        deed.scope(),
                        "officeHolder",
                        party(deed.holder()),
                        "toExclusive",
                        end)));
        for (Deed deed : all) {
            forbidden(deeds, deed, before);
            allowed(deeds, deed, first);
        }
        days.moveTo(end.minusDays(1));
        for (Deed deed : all) {
            forbidden(deeds, deed, before);
            allowed(deeds, deed, first);
            allowed(deeds, deed, end.minusDays(1));
        }
        days.moveTo(end);
        for (Deed deed : all) {
            forbidden(deeds, deed, end.minusDays(1));
            forbidden(deeds, deed, end);
        }
    }

    private List<Deed> allThatOfficesDo(Deeds deeds) {
        Map<String, ?> everywhere = Map.of("kind", "COMMUNITY");
        Map<String, ?> chapter = Map.of("kind", "CHAPTER", "of", CHAPTER);
        String nanjing = deeds.made("owner", "/chapters", Map.of("code", "NJ", "city", "Nanjing"));
        String group = deeds.made("staff", "/groups", Map.of("chapter", CHAPTER, "capacity", 8));
        String board = deeds.made("owner", "/boards", Map.of("chapter", CHAPTER));
        String report = deeds.made(
                "ann", "/cases", Map.of("kind", "CONDUCT", "respondent", party("bo"), "text", "It was too loud."));
        String membership = deeds.membership("bo");
        return List.of(
                new Deed(Role.STAFF, everywhere, "bo", "/groups", Map.of("chapter", CHAPTER, "capacity", 8)),
                new Deed(
                        Role.CHAPTER_LEAD,
                        Map.of("kind", "CHAPTER", "of", nanjing),
                        "interviewer2",
                        "/groups",
                        Map.of("chapter", nanjing, "capacity", 8)),
                new Deed(
                        Role.GROUP_LEADER,
                        Map.of("kind", "GROUP", "of", group),
                        "guardian",
                        "/groups/" + group + "/seats",
                        Map.of("member", party("bo"))),
                new Deed(
                        Role.SECRETARY,
                        everywhere,
                        "ann",
                        "/boards/" + board + "/meetings",
                        Map.of("kind", "BOARD", "chapter", CHAPTER, "attendees", List.of(), "resolutions", List.of())),
                new Deed(
                        Role.BOARD_MEMBER,
                        chapter,
                        "secretary",
                        "/honorary-memberships",
                        Map.of("member", party("bo"))),
                new Deed(
                        Role.SUPERVISOR,
                        chapter,
                        "interviewer2",
                        "/cases/" + report + "/openings",
                        Map.of("respondent", party("bo"))),
                new Deed(
                        Role.ADMISSION_SECRETARY,
                        everywhere,
                        "ann",
                        "/memberships/" + membership + "/types",
                        Map.of("member", party("bo"), "membershipType", "ASSOCIATE")),
                new Deed(
                        Role.TREASURER,
                        chapter,
                        "editor",
                        "/invoices",
                        Map.of(
                                "membership", membership,
                                "member", party("bo"),
                                "from", days.today().plusYears(1))),
                new Deed(
                        Role.GUARDIAN, everywhere, "ann", "/members/" + party("bo") + "/confidential-flags", Map.of()));
    }

    /** Whoever founds a community owns it for three years. */
    @Test
    void the_first_owner_owns_the_community_from_its_first_day_to_the_last_of_three_years() {
        CommunityId community = PassingDays.community(12);
        LocalDate first = days.today();
        LocalDate end = first.plusYears(3);
        http.post(TestUsers.OPERATOR, "/v1/communities", """
                {"community":"%s","name":"Owners","kind":"KNOWLEDGE","timeZone":"Asia/Shanghai","currency":"CNY",
                 "relationKinds":[],"owner":"%s","effectiveOn":"%s"}
                """.formatted(community, party("owner"), first))
                .expect(201);
        Deeds deeds = new Deeds(http, community, days::today);
        Deed founding = new Deed(Role.OWNER, Map.of(), "owner", "/chapters", Map.of("code", "SH", "city", "Shanghai"));
        allowed(deeds, founding, first);
        forbidden(deeds, founding, first.minusDays(1));
        days.moveTo(end.minusDays(1));
        allowed(deeds, founding, first);
        allowed(deeds, founding, end.minusDays(1));
        days.moveTo(end);
        forbidden(deeds, founding, end.minusDays(1));
        forbidden(deeds, founding, end);
    }

    /** Who reads in an office reads as long as it lasts; who may read is kept in a read model, which follows. */
    @Test
    void what_an_office_may_read_ends_with_it() {
        CommunityId community = PassingDays.community(13);
        LocalDate first = days.today();
        new SmallCommunity(http, community, first).found();
        Deeds deeds = new Deeds(http, community, days::today);
        LocalDate end = first.plusDays(TERM_DAYS);
        deeds.write(
                "owner",
                "/offices",
                Map.of(
                        "role",
                        Role.AUDITOR,
                        "scope",
                        Map.of("kind", "COMMUNITY"),
                        "officeHolder",
                        party("cai"),
                        "toExclusive",
                        end));
        String dues = "/members/" + party("bo") + "/dues";
        await().until(() -> deeds.read("cai", dues).status() == 200);
        days.moveTo(end.minusDays(1));
        deeds.read("cai", dues).expect(200);
        days.moveTo(end);
        deeds.read("cai", dues).expect(403);
    }

    private static void allowed(Deeds deeds, Deed deed, LocalDate day) {
        deeds.post(deed.holder(), deed.path() + "?dryRun=true", with(deed.body(), "effectiveOn", day))
                .expect(200);
    }

    private static void forbidden(Deeds deeds, Deed deed, LocalDate day) {
        deeds.refused(
                deed.holder(), deed.path() + "?dryRun=true", with(deed.body(), "effectiveOn", day), "not-authorised");
    }
}
