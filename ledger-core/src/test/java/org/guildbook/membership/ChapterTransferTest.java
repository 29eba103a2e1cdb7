package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.caseAgainst;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
import org.guildbook.events.ChapterEvent.LeavingReason;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.events.TransferEvent.ChapterTransferDeclined;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class ChapterTransferTest {

    private static final GroupId GROUP = new GroupId(id(201));

    private final Decisions guild = given(
            chapter(BEIJING),
            chapter(SHANGHAI),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN),
            office(Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), CHEN),
            admitted(BO),
            term(BO, "2025-03-01", "2026-03-01"));

    private final ChapterTransferRequested requested =
            new ChapterTransferRequested(membership(BO), BO, BEIJING, SHANGHAI, day("2025-06-01"));

    private final Decisions asked = guild.and(requested);

    private final Decisions agreed = asked.and(approved(BEIJING, ANN), approved(SHANGHAI, CHEN));

    private final ChapterTransferCompleted completed =
            new ChapterTransferCompleted(membership(BO), BO, BEIJING, SHANGHAI, day("2025-06-10"));

    @Test
    void a_member_asks_to_move_also_in_grace() {
        guild.when(request(SHANGHAI, "2025-06-01")).facts(requested);
        guild.when(request(SHANGHAI, "2026-03-30")).recorded();
        guild.when(request(SHANGHAI, "2026-03-31")).refused("member-not-in-good-standing");
        given(chapter(SHANGHAI)).when(request(SHANGHAI, "2025-06-01")).refused("unknown-reference");
    }

    @Test
    void the_other_chapter_is_another_one_and_open() {
        guild.when(request(BEIJING, "2025-06-01")).refused("same-chapter");
        guild.when(request(new ChapterId(id(103)), "2025-06-01")).refused("unknown-reference");
        ChapterId later = new ChapterId(id(104));
        guild.and(new ChapterFounded(later, "SZ", "a city", day("2025-07-01")))
                .when(request(later, "2025-06-01"))
                .refused("chapter-not-open");
    }

    @Test
    void the_membership_is_the_members_newest() {
        guild.when(new RequestChapterTransfer(membership(ANN), BO, SHANGHAI, day("2025-06-01")))
                .refused("unknown-reference");
    }

    @Test
    void the_lead_of_each_chapter_agrees() {
        asked.when(approve(BEIJING, ANN)).facts(approved(BEIJING, ANN));
        asked.when(approve(SHANGHAI, CHEN)).facts(approved(SHANGHAI, CHEN));
        asked.when(approve(BEIJING, CHEN)).refused("not-authorised");
        asked.when(approve(SHANGHAI, DAN)).refused("not-authorised");
    }

    @Test
    void nobody_agrees_with_themselves() {
        asked.and(office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), BO))
                .when(approve(BEIJING, BO))
                .refused("second-person-missing");
    }

    @Test
    void a_chapter_answers_once_and_only_when_asked() {
        guild.when(approve(BEIJING, ANN)).refused("transfer-not-requested");
        guild.when(decline(BEIJING, ANN)).refused("transfer-not-requested");
        asked.and(approved(BEIJING, ANN)).when(approve(BEIJING, ANN)).refused("already-answered");
        asked.and(approved(BEIJING, ANN)).when(decline(BEIJING, ANN)).refused("already-answered");
        ChapterId third = new ChapterId(id(105));
        asked.and(office(Role.CHAPTER_LEAD, Scope.chapter(third), DAN))
                .when(approve(third, DAN))
                .refused("transfer-not-requested");
    }

    @Test
    void whoever_does_not_agree_ends_it() {
        asked.when(decline(SHANGHAI, CHEN)).facts(declined());
        asked.when(decline(SHANGHAI, ANN)).refused("not-authorised");
        asked.and(declined()).when(approve(BEIJING, ANN)).refused("already-answered");
        agreed.and(declined()).when(complete()).refused("approval-missing");
        asked.and(declined(), requested).when(approve(BEIJING, ANN)).recorded();
    }

    @Test
    void a_new_request_needs_new_answers() {
        agreed.and(requested).when(complete()).refused("approval-missing");
    }

    @Test
    void both_agreed_before_the_member_moves() {
        guild.when(complete()).refused("transfer-not-requested");
        asked.when(complete()).refused("approval-missing");
        asked.and(approved(BEIJING, ANN)).when(complete()).refused("approval-missing");
        agreed.when(complete()).facts(completed);
        agreed.and(completed).when(complete()).refused("transfer-not-requested");
        agreed.when(new CompleteChapterTransfer(membership(BO), ANN, day("2025-06-10")))
                .refused("transfer-not-requested");
    }

    @Test
    void whoever_has_lapsed_by_then_stays() {
        agreed.when(new CompleteChapterTransfer(membership(BO), BO, day("2026-03-31")))
                .refused("member-not-in-good-standing");
    }

    @Test
    void seats_of_the_old_chapter_are_given_up_first() {
        Decisions seated = agreed.and(
                new SmallGroupFormed(GROUP, BEIJING, 8, day("2025-01-01")),
                new SmallGroupJoined(GROUP, BO, day("2025-03-02")));
        seated.when(complete()).refused("seats-not-vacated");
        seated.and(new SmallGroupLeft(GROUP, BO, LeavingReason.WISH, day("2025-06-05")))
                .when(complete())
                .recorded();
        agreed.and(office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), BO))
                .when(complete())
                .refused("seats-not-vacated");
        agreed.and(office(Role.GROUP_LEADER, Scope.group(GROUP), BO))
                .when(complete())
                .refused("seats-not-vacated");
        agreed.and(office(Role.BOARD_MEMBER, Scope.COMMUNITY, BO), office(Role.STAFF, Scope.chapter(BEIJING), BO))
                .when(complete())
                .recorded();
    }

    @Test
    void nobody_moves_into_a_chapter_that_takes_in_no_more() {
        agreed.and(new ChapterIntakeSet(SHANGHAI, 0, day("2025-06-02")))
                .when(complete())
                .refused("chapter-full");
        agreed.and(new ChapterIntakeSet(SHANGHAI, 1, day("2025-06-02")))
                .when(complete())
                .facts(completed, new ChapterIntakeSet(SHANGHAI, 0, day("2025-06-10")));
        agreed.and(new ChapterIntakeSet(BEIJING, 0, day("2025-06-02")))
                .when(complete())
                .facts(completed);
    }

    @Test
    void whoever_an_open_case_is_against_waits() {
        guild.and(caseAgainst(BO, "2025-05-20"))
                .when(request(SHANGHAI, "2025-06-01"))
                .refused("case-open");
        guild.and(caseAgainst(ANN, "2025-05-20"))
                .when(request(SHANGHAI, "2025-06-01"))
                .recorded();
    }

    @Test
    void the_membership_goes_on_in_the_other_chapter() {
        Standing before = agreed.fold(Standing.class, BO);
        Standing after = agreed.and(completed).fold(Standing.class, BO);
        assertThat(before.chapter()).isEqualTo(BEIJING);
        assertThat(after.chapter()).isEqualTo(SHANGHAI);
        assertThat(after.history()).isEqualTo(before.history());
    }

    private static RequestChapterTransfer request(ChapterId toChapter, String on) {
        return new RequestChapterTransfer(membership(BO), BO, toChapter, day(on));
    }

    private static ApproveChapterTransfer approve(ChapterId chapter, PartyId approver) {
        return new ApproveChapterTransfer(membership(BO), chapter, approver, day("2025-06-02"));
    }

    private static DeclineChapterTransfer decline(ChapterId chapter, PartyId decliner) {
        return new DeclineChapterTransfer(membership(BO), chapter, decliner, day("2025-06-02"));
    }

    private static CompleteChapterTransfer complete() {
        return new CompleteChapterTransfer(membership(BO), BO, day("2025-06-10"));
    }

    private static ChapterTransferApproved approved(ChapterId chapter, PartyId approver) {
        return new ChapterTransferApproved(membership(BO), BO, BEIJING, SHANGHAI, chapter, approver, day("2025-06-02"));
    }

    private static ChapterTransferDeclined declined() {
        return new ChapterTransferDeclined(membership(BO), BO, BEIJING, SHANGHAI, SHANGHAI, CHEN, day("2025-06-02"));
    }
}
