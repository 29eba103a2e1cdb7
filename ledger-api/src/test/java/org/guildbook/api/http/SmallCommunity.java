package org.guildbook.api.http;

import static org.guildbook.api.http.TestUsers.holderOf;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.Role;

/** Founds one community over HTTP: a chapter, a group, a holder for every office, opening members, and their dues. */
final class SmallCommunity {

    static final ChapterId CHAPTER = new ChapterId(new UUID(0x3000, 1));
    /** What a member pays a year, in minor units of CNY. */
    static final long DUES = 1_008_000;

    static final GroupId GROUP = new GroupId(new UUID(0x3000, 2));

    /** Never later than the day in the community's time zone. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static final List<Role> OF_THE_CHAPTER =
            List.of(Role.CHAPTER_LEAD, Role.BOARD_MEMBER, Role.SUPERVISOR, Role.COMMITTEE_CHAIR);

    private final Http http;
    private final CommunityId community;
    private final LocalDate day;

    /** @param day on which everything is founded; today where the application is */
    SmallCommunity(Http http, CommunityId community, LocalDate day) {
        this.http = http;
        this.community = community;
        this.day = day;
    }

    void found() {
        http.post(TestUsers.OPERATOR, "/v1/communities", """
                {"community":"%s","name":"Readers","kind":"KNOWLEDGE","timeZone":"Asia/Shanghai","currency":"CNY",
                 "relationKinds":["ALUMNI"],"owner":"%s","effectiveOn":"%s"}
                """.formatted(community, party("owner"), day))
                .expect(201);
        http.post("owner", path("/chapters"), """
                {"chapter":"%s","code":"SH","city":"Shanghai","effectiveOn":"%s"}
                """.formatted(CHAPTER, day)).expect(201);
        appoint(Role.STAFF, "staff");
        TestUsers.PARTIES.stream()
                .filter(name -> !List.of("owner", "staff", "cai", "eve", "treasurer", "controller", "auditor")
                        .contains(name))
                .forEach(this::admit);
        http.post("staff", path("/groups"), """
                {"group":"%s","chapter":"%s","capacity":8,"effectiveOn":"%s"}
                """.formatted(GROUP, CHAPTER, day)).expect(201);
        for (Role role : Role.values()) {
            if (role != Role.OWNER && role != Role.STAFF) {
                appoint(role, holderOf(role));
            }
        }
        appoint(Role.BOARD_MEMBER, "board2");
        http.post("owner", path("/dues-schedules"), """
                {"amounts":[{"membershipType":"ORDINARY","yearly":{"amountMinor":%1$d,"unit":"CNY"}}],
                 "effectiveFrom":"%2$s","effectiveOn":"%2$s"}
                """.formatted(DUES, day)).expect(201);
    }

    private void admit(String name) {
        Http.Answer waiting = http.post("staff", path("/founding-members"), """
                {"member":"%s","membershipType":"ORDINARY","chapter":"%s","from":"%s","toExclusive":"%s",
                 "evidence":"%s","confirmer":"%s","effectiveOn":"%s"}
                """.formatted(
                        party(name), CHAPTER, day.minusYears(2), day.plusYears(1), "a".repeat(64), party("owner"), day))
                .expect(202);
        http.post("owner", waiting.header("Location") + "/confirmations", "").expect(201);
    }

    private void appoint(Role role, String name) {
        String scope = OF_THE_CHAPTER.contains(role)
                ? "{\"kind\":\"CHAPTER\",\"of\":\"%s\"}".formatted(CHAPTER)
                : role == Role.GROUP_LEADER
                        ? "{\"kind\":\"GROUP\",\"of\":\"%s\"}".formatted(GROUP)
                        : "{\"kind\":\"COMMUNITY\"}";
        http.post("owner", path("/offices"), """
                {"role":"%s","scope":%s,"officeHolder":"%s","toExclusive":"%s","effectiveOn":"%s"}
                """.formatted(role, scope, party(name), day.plusYears(1), day))
                .expect(201);
    }

    private String path(String path) {
        return "/v1/communities/" + community + path;
    }
}
