package org.guildbook.api.http;

import static org.guildbook.api.http.Deeds.body;
import static org.guildbook.api.http.Deeds.with;
import static org.guildbook.api.http.SmallCommunity.CHAPTER;
import static org.guildbook.api.http.TestUsers.party;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.guildbook.testing.Noon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a membership is refused while it is taken over, rests, moves, changes and ends, as a client hears it. */
@ExtendWith(PassingDays.class)
class MembershipRefusalsTest {

    private static final String NOT_AUTHORISED = "not-authorised";
    private static final String UNKNOWN = "unknown-reference";
    private static final String ONE_PERSON = "second-person-missing";
    private static final UUID NOTHING = UUID.randomUUID();

    private final Http http;
    private final LocalDate today;
    private final Deeds deeds;

    MembershipRefusalsTest(Http http, Noon days) {
        this.http = http;
        today = days.today();
        deeds = new Deeds(http, PassingDays.community(20), days::today);
    }

    @Test
    void no_membership_begins_changes_or_ends_against_the_rules() {
        new SmallCommunity(http, PassingDays.community(20), today).found();
        String closed = deeds.made("owner", "/chapters", body("code", "CD", "city", "Chengdu"));
        deeds.write("owner", "/chapters/" + closed + "/dissolutions", body());
        takeOver(closed);
        rest(closed);
        move();
        honour();
        leave();
        die();
    }

    /** Eve belongs for three more years, Cai lapsed a month ago. */
    private void takeOver(String closed) {
        String founders = "/founding-members";
        Map<String, Object> eve = founder("eve", today.minusYears(1), today.plusYears(3));
        deeds.refused("ann", founders, eve, NOT_AUTHORISED);
        deeds.refused("staff", founders, with(eve, "confirmer", party("staff")), ONE_PERSON);
        Map<String, Object> unproven = with(eve, "member", party("eve"));
        unproven.remove("evidence");
        deeds.refused("staff", founders, unproven, "evidence-missing");
        deeds.refused("staff", founders, with(eve, "toExclusive", today.minusYears(1)), "term-empty");
        deeds.refused("staff", founders, with(eve, "from", today.plusDays(1)), "settled-in-future");
        deeds.refused("staff", founders, with(eve, "chapter", closed), "chapter-not-open");
        deeds.refused("staff", founders, with(eve, "chapter", NOTHING), UNKNOWN);
        deeds.refused("staff", founders, with(eve, "member", party("bo")), "already-a-member");
        deeds.refused("staff", founders, with(eve, "membership", deeds.membership("bo")), "id-already-used");
        deeds.confirmed("staff", "owner", founders, eve);
        Map<String, Object> cai = founder("cai", today.minusMonths(14), today.minusMonths(2));
        deeds.confirmed("staff", "owner", founders, cai);
        deeds.refused("staff", founders, cai, "term-overlaps");
    }

    private static Map<String, Object> founder(String member, LocalDate from, LocalDate toExclusive) {
        return body(
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
                "a".repeat(64),
                "confirmer",
                party("owner"));
    }

    private void rest(String closed) {
        String membership = "/memberships/" + deeds.membership("eve");
        Map<String, Object> pause =
                body("from", today, "toExclusive", today.plusMonths(3), "confirmer", party("chapter_lead"));
        String pauses = membership + "/pauses";
        deeds.refused("eve", pauses, with(pause, "confirmer", party("eve")), ONE_PERSON);
        deeds.refused("eve", pauses, with(pause, "confirmer", party("ann")), NOT_AUTHORISED);
        deeds.refused("bo", pauses, pause, UNKNOWN);
        deeds.refused("eve", pauses, with(pause, "toExclusive", today.plusYears(4)), "pause-not-in-term");
        deeds.refused("eve", pauses, with(pause, "toExclusive", today.plusMonths(13)), "pause-too-long");
        deeds.refused("eve", membership + "/resumptions", body(), "not-paused");
        deeds.refused("bo", membership + "/resumptions", body(), UNKNOWN);
        deeds.confirmed("eve", "chapter_lead", pauses, pause);
        deeds.refused("eve", pauses, pause, "not-active");
        deeds.refused("eve", membership + "/transfers", body("toChapter", closed), "member-not-in-good-standing");
        deeds.write("eve", membership + "/resumptions", body());
        deeds.refused("eve", pauses, with(pause, "from", today.plusDays(1)), "pause-too-soon");
        deeds.refused("eve", membership + "/transfers", body("toChapter", closed), "chapter-not-open");
        deeds.refused("eve", membership + "/reinstatements", body(), "not-lapsed");
    }

    /** The lead of a chapter does not agree to the own transfer. */
    private void move() {
        String nanjing = deeds.made("owner", "/chapters", body("code", "NJ", "city", "Nanjing"));
        deeds.write(
                "owner",
                "/offices",
                body(
                        "role", "CHAPTER_LEAD",
                        "scope", body("kind", "CHAPTER", "of", nanjing),
                        "officeHolder", party("board2"),
                        "toExclusive", today.plusYears(1)));
        String transfers = "/memberships/" + deeds.membership("chapter_lead") + "/transfers";
        Map<String, ?> from = body("chapter", CHAPTER);
        Map<String, ?> to = body("chapter", nanjing);
        deeds.refused("chapter_lead", transfers, body("toChapter", CHAPTER), "same-chapter");
        deeds.refused("bo", transfers, body("toChapter", nanjing), UNKNOWN);
        deeds.refused("board2", transfers + "/approvals", to, "transfer-not-requested");
        deeds.refused("board2", transfers + "/refusals", to, "transfer-not-requested");
        deeds.write("chapter_lead", transfers, body("toChapter", nanjing));
        deeds.refused("board2", transfers + "/approvals", from, NOT_AUTHORISED);
        deeds.refused("board2", transfers + "/refusals", from, NOT_AUTHORISED);
        deeds.refused("chapter_lead", transfers + "/approvals", from, ONE_PERSON);
        deeds.write("board2", transfers + "/refusals", to);
        deeds.refused("board2", transfers + "/approvals", to, "already-answered");
        deeds.refused("board2", transfers + "/refusals", to, "already-answered");
    }

    private void honour() {
        Map<String, ?> bo = body("member", party("bo"));
        Map<String, ?> unresolved = with(bo, "resolution", body("meeting", NOTHING, "no", 1));
        String honours = "/honorary-memberships";
        deeds.refused("ann", honours, bo, NOT_AUTHORISED);
        deeds.refused("ann", honours + "/withdrawals", bo, NOT_AUTHORISED);
        deeds.refused("board2", honours, unresolved, "resolution-missing");
        deeds.refused("board2", honours + "/withdrawals", unresolved, "resolution-missing");
        deeds.refused("board2", honours + "/withdrawals", bo, "not-honorary");
        deeds.write("board2", honours, bo);
        deeds.refused("board2", honours, bo, "already-honorary");
        deeds.write("board2", honours + "/withdrawals", bo);
    }

    private void leave() {
        String membership = deeds.membership("eve");
        String types = "/memberships/" + membership + "/types";
        Map<String, Object> associate = body("member", party("eve"), "membershipType", "ASSOCIATE");
        deeds.refused("bo", types, associate, NOT_AUTHORISED);
        deeds.refused("bo", types, with(associate, "member", party("bo")), UNKNOWN);
        deeds.refused("eve", types, with(associate, "membershipType", "HONORARY"), "membership-type-unknown");
        String resignations = "/memberships/" + membership + "/resignations";
        deeds.refused("bo", resignations, body(), UNKNOWN);
        deeds.write(
                "treasurer",
                "/invoices",
                body("membership", membership, "member", party("eve"), "from", today.plusYears(3)));
        deeds.refused("eve", resignations, body(), "invoice-open");
        String ann = deeds.membership("ann");
        deeds.write("ann", "/memberships/" + ann + "/resignations", body());
        deeds.refused("ann", "/memberships/" + ann + "/resignations", body(), "membership-ended");
        deeds.refused(
                "ann", "/memberships/" + ann + "/types", with(associate, "member", party("ann")), "membership-ended");
    }

    private void die() {
        deeds.write(
                "owner",
                "/offices",
                body(
                        "role", "STAFF",
                        "scope", body("kind", "COMMUNITY"),
                        "officeHolder", party("interviewer2"),
                        "toExclusive", today.plusYears(1)));
        Map<String, Object> death = body("member", party("bo"), "confirmer", party("interviewer2"));
        deeds.refused("ann", "/deaths", death, NOT_AUTHORISED);
        deeds.refused("staff", "/deaths", with(death, "confirmer", party("staff")), ONE_PERSON);
        deeds.refused("staff", "/deaths", with(death, "member", party("auditor")), UNKNOWN);
        deeds.confirmed("staff", "interviewer2", "/deaths", death);
        deeds.refused("staff", "/deaths", death, "already-deceased");
    }
}
