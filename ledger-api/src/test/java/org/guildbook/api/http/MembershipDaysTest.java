package org.guildbook.api.http;

import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guildbook.testing.Noon;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a membership has to wait for, and what it must not wait too long for; each on the last day and on the first. */
@ExtendWith(PassingDays.class)
class MembershipDaysTest {

    private final Http http;
    private final Noon days;

    MembershipDaysTest(Http http, Noon days) {
        this.http = http;
        this.days = days;
    }

    @Test
    void new_members_refer_after_a_quarter_and_interview_after_a_year() {
        LocalDate joined = Quarter.of(days.today()).plus(1).from().plusDays(40);
        days.moveTo(joined);
        Deeds deeds = founded(15);
        takeOver(deeds, "eve", joined, joined.plusYears(2));
        LocalDate mayRefer = Quarter.of(joined).plus(2).from();
        days.moveTo(mayRefer.minusDays(1));
        deeds.refused("eve", "/referrals", referral(), "referrer-too-new");
        days.moveTo(mayRefer);
        String referral = "/referrals/" + deeds.made("eve", "/referrals", referral());
        deeds.write("eve", referral + "/withdrawals", Map.of());

        LocalDate mayInterview = joined.plusMonths(12);
        days.moveTo(mayInterview.minusDays(1));
        String accepted = "/referrals/" + deeds.made("bo", "/referrals", referral());
        deeds.write("cai", accepted + "/acceptances", Map.of());
        String application = "/applications/"
                + deeds.made("cai", "/applications", Map.of("membershipType", "ORDINARY", "chapter", CHAPTER));
        deeds.write("admission_secretary", application + "/screenings", Map.of("candidate", party("cai")));
        deeds.refused("admission_secretary", application + "/interviewers", draw(), "interviewer-too-new");
        days.moveTo(mayInterview);
        deeds.write(
                "owner",
                "/offices",
                Map.of(
                        "role", Role.ADMISSION_SECRETARY,
                        "scope", Map.of("kind", "COMMUNITY"),
                        "officeHolder", party("admission_secretary"),
                        "toExclusive", mayInterview.plusYears(1)));
        deeds.write("admission_secretary", application + "/interviewers", draw());
    }

    private static Map<String, ?> referral() {
        return Map.of("candidate", party("cai"), "relationKind", "ALUMNI");
    }

    private static Map<String, ?> draw() {
        return Map.of(
                "candidate", party("cai"),
                "referrer", party("bo"),
                "interviewer", party("eve"),
                "pool", List.of(party("eve")));
    }

    @Test
    void a_lapsed_member_comes_back_within_two_years() {
        LocalDate today = days.today();
        Deeds deeds = founded(16);
        takeOver(deeds, "cai", today.minusYears(3), today.minusYears(2).plusDays(1));
        String reinstatements = "/memberships/" + deeds.membership("cai") + "/reinstatements";
        deeds.post("cai", reinstatements + "?dryRun=true", Map.of()).expect(200);
        days.moveTo(today.plusDays(1));
        deeds.refused("cai", reinstatements, Map.of(), "reinstatement-window-closed");
    }

    /** Who sets up a community may do alone what needs a resolution from the ninety-first day on. */
    @Test
    void once_the_founding_phase_is_over_boards_have_to_resolve() {
        LocalDate founded = days.today();
        Deeds deeds = founded(17);
        String chapter = deeds.made("owner", "/chapters", Map.of("code", "NJ", "city", "Nanjing"));
        String committee = deeds.made("chapter_lead", "/committees", Map.of("chapter", CHAPTER));
        Map<String, ?> appointment = Map.of(
                "role", Role.BOARD_MEMBER,
                "scope", Map.of("kind", "CHAPTER", "of", CHAPTER),
                "officeHolder", party("ann"),
                "toExclusive", founded.plusYears(1));
        Map<String, ?> honour = Map.of("member", party("bo"));
        Map<String, ?> policy = Map.of(
                "kind", "CHARTER",
                "version", 1,
                "sha256", "d".repeat(64),
                "criteria", List.of(),
                "effectiveFrom", founded.plusDays(90));
        Map<String, ?> founder =
                with(founder("cai", founded.minusYears(1), founded.plusYears(1)), "confirmer", party("owner"));
        days.moveTo(founded.plusDays(89));
        deeds.post("chapter_lead", "/offices?dryRun=true", appointment).expect(200);
        deeds.post("staff", "/founding-members?dryRun=true", founder).expect(200);
        days.moveTo(founded.plusDays(90));
        deeds.refused("staff", "/founding-members", founder, "founding-phase-over");
        deeds.refused("owner", "/founding-phase/closings", Map.of(), "founding-phase-over");
        deeds.refused("chapter_lead", "/offices", appointment, "resolution-missing");
        deeds.refused("board_member", "/honorary-memberships", honour, "resolution-missing");
        deeds.refused("board_member", "/honorary-memberships/withdrawals", honour, "resolution-missing");
        deeds.refused("owner", "/policies", policy, "resolution-missing");
        deeds.refused("chapter_lead", "/committees", Map.of("chapter", CHAPTER), "resolution-missing");
        deeds.refused("chapter_lead", "/committees/" + committee + "/discharges", Map.of(), "resolution-missing");
        deeds.refused("owner", "/chapters/" + chapter + "/dissolutions", Map.of(), "resolution-missing");
        deeds.refused("owner", "/ownership-transfers", Map.of("newOwner", party("ann")), "resolution-missing");
    }

    private Deeds founded(long number) {
        new SmallCommunity(http, PassingDays.community(number), days.today()).found();
        return new Deeds(http, PassingDays.community(number), days::today);
    }

    private static void takeOver(Deeds deeds, String member, LocalDate from, LocalDate toExclusive) {
        deeds.confirmed("staff", "owner", "/founding-members", founder(member, from, toExclusive));
    }

    private static Map<String, ?> founder(String member, LocalDate from, LocalDate toExclusive) {
        return Map.of(
                "member",
                party(member),
                "membershipType",
                "ORDINARY",
                "chapter",
                CHAPTER,
                "from",
                from,
                "toExclusive",
                toExclusive,
                "evidence",
                "a".repeat(64));
    }
}
