package org.guildbook.api.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;

/** Who is who in the demo community: staff by office, members by number, each with the same id at every start. */
record DemoCast(DemoIds ids, List<DemoChapter> chapters) {

    static final int GROUP_SIZE = 8;
    static final int BOARD_SIZE = 4;

    /** Parties that hold an office and are no members. */
    enum Staff {
        OWNER,
        MANAGER,
        TREASURER,
        CONTROLLER,
        AUDITOR,
        ADMISSION_SECRETARY,
        EDITOR
    }

    static DemoCast of(DemoProperties properties) {
        return new DemoCast(new DemoIds(properties.seed(), properties.members()), DemoChapter.of(properties.members()));
    }

    CommunityId community() {
        return new CommunityId(ids.of("community", 0));
    }

    PartyId staff(Staff staff) {
        return new PartyId(ids.of("staff-" + staff, 0));
    }

    PartyId member(int number) {
        return new PartyId(ids.of("member", number));
    }

    MembershipId membership(int number) {
        return new MembershipId(ids.of("membership", number));
    }

    /** The charter that candidates accept. */
    PolicyId charter() {
        return new PolicyId(ids.of("policy", 0));
    }

    ChapterId chapter(DemoChapter chapter) {
        return new ChapterId(ids.of("chapter", chapter.number()));
    }

    GroupId group(DemoChapter chapter, int group) {
        return new GroupId(ids.of("group-" + chapter.code(), group));
    }

    /** Number of the chapter's lead. */
    int lead(DemoChapter chapter) {
        return chapter.firstMember();
    }

    /** Numbers of the other board members: spread over the small groups, so that they attest for each other's. */
    List<Integer> board(DemoChapter chapter) {
        boolean oneEach = chapter.size() > BOARD_SIZE * GROUP_SIZE;
        return IntStream.rangeClosed(1, BOARD_SIZE)
                .mapToObj(seat -> chapter.firstMember() + (oneEach ? seat * GROUP_SIZE : seat))
                .toList();
    }

    int groups(DemoChapter chapter) {
        return Math.ceilDiv(chapter.size(), GROUP_SIZE);
    }

    /** Numbers of the members who begin the year in the group; one of them leads it. */
    List<Integer> seats(DemoChapter chapter, int group) {
        int from = group * GROUP_SIZE;
        int to = Math.min(from + GROUP_SIZE, chapter.size());
        return IntStream.range(from, to)
                .mapToObj(seat -> chapter.firstMember() + seat)
                .toList();
    }

    int groupLeader(DemoChapter chapter, int group) {
        List<Integer> seats = seats(chapter, group);
        return seats.get(Math.min(5, seats.size() - 1));
    }

    /** Keeps the minutes of the chapter's board; staff, one for each chapter. */
    PartyId secretary(DemoChapter chapter) {
        return new PartyId(ids.of("secretary", chapter.number()));
    }

    /** A company or person outside the community that is paid for something. */
    PartyId supplier(String what) {
        return new PartyId(ids.of("supplier-" + what, 0));
    }

    /** The chapters whose leads sit on the board of the whole community. */
    List<DemoChapter> communityBoard() {
        return chapters.subList(0, 2);
    }

    /** Whether the member leads or sits on a board, so that others rely on its standing. */
    boolean holdsOffice(DemoChapter chapter, int number) {
        return number == lead(chapter)
                || board(chapter).contains(number)
                || number == groupLeader(chapter, (number - chapter.firstMember()) / GROUP_SIZE);
    }

    /** An ordinary member of the first chapter, without any office. */
    int ordinaryMember() {
        return chapters.getFirst().firstMember() + 3 + GROUP_SIZE;
    }
}
