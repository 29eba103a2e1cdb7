package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildbook.projections.bodies.Boards;
import org.guildbook.projections.bodies.SilentGroups;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** The community, its chapters, groups and boards, and who holds which office. */
final class AgreementOnBodies {

    private final Year year;
    private final NaiveGuild guild;
    private final Communities communities;
    private final Chapters chapters;
    private final Boards boards;
    private final SilentGroups silent;
    private final OfficeHolders offices;

    AgreementOnBodies(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.communities = new Communities(year.machine.db());
        this.chapters = new Chapters(year.machine.db());
        this.boards = new Boards(year.machine.db());
        this.silent = new SilentGroups(year.machine.db());
        this.offices = new OfficeHolders(year.machine.db());
    }

    void chapters() {
        Communities.Community community =
                communities.find(Decisions.COMMUNITY).orElseThrow(() -> new AssertionError("no community"));
        Agreement.same("the name", "The Guild", community.name());
        Agreement.same("founding", guild.founding, community.founding());
        List<Chapters.Chapter> expected = guild.chapters.values().stream()
                .map(chapter -> new Chapters.Chapter(
                        chapter.id(),
                        chapter.code(),
                        chapter.city(),
                        guild.groups.values().stream()
                                .filter(group -> group.chapter().equals(chapter.id()))
                                .count()))
                .toList();
        Agreement.same(
                "the chapters", expected, chapters.of(Decisions.COMMUNITY).chapters());
        guild.chapters.keySet().forEach(chapter -> {
            Set<Chapters.Group> groups = guild.groups.values().stream()
                    .filter(group -> group.chapter().equals(chapter))
                    .map(group -> new Chapters.Group(group.id(), chapter, group.capacity()))
                    .collect(Collectors.toSet());
            Agreement.same(
                    "the groups of " + chapter,
                    groups,
                    new HashSet<>(chapters.groups(Decisions.COMMUNITY, chapter).groups()));
        });
    }

    void boards() {
        Set<Boards.ElectedBoard> expected = guild.boards.values().stream()
                .map(board -> new Boards.ElectedBoard(
                        board.id(),
                        board.chapter(),
                        List.copyOf(board.teams().values()),
                        board.meetings().isEmpty()
                                ? null
                                : board.meetings().getLast().heldOn()))
                .collect(Collectors.toSet());
        Agreement.same(
                "the boards",
                expected,
                new HashSet<>(boards.of(Decisions.COMMUNITY).boards()));
        guild.boards
                .values()
                .forEach(board -> Agreement.same(
                        "the meetings of " + board.id(),
                        board.meetings().reversed(),
                        boards.meetings(Decisions.COMMUNITY, board.id()).meetings()));
        LocalDate since = year.today.minusDays(40);
        Set<SilentGroups.SilentGroup> quiet = guild.groups.values().stream()
                .filter(group -> group.formedOn().isBefore(since)
                        && group.meetings().stream().allMatch(met -> met.isBefore(since)))
                .map(group -> new SilentGroups.SilentGroup(
                        group.id(),
                        group.chapter(),
                        group.formedOn(),
                        group.meetings().stream().max(Comparator.naturalOrder()).orElse(null)))
                .collect(Collectors.toSet());
        Agreement.same(
                "the silent groups",
                quiet,
                new HashSet<>(silent.since(Decisions.COMMUNITY, null, since).groups()));
    }

    void offices() {
        for (LocalDate day : List.of(year.today, year.today.minusDays(60), year.today.plusDays(200))) {
            Set<OfficeHolders.Office> expected = guild.offices.stream()
                    .filter(office -> office.heldOn(day) && !guild.confidential.contains(office.holder))
                    .map(AgreementOnBodies::office)
                    .collect(Collectors.toSet());
            Agreement.same(
                    "the offices on " + day,
                    expected,
                    new HashSet<>(offices.on(Decisions.COMMUNITY, day).offices()));
        }
        guild.chapters.keySet().forEach(chapter -> {
            Set<PartyId> ever = guild.offices.stream()
                    .filter(office -> office.role == Role.BOARD_MEMBER)
                    .map(office -> office.holder)
                    .collect(Collectors.toSet());
            ever.forEach(party -> Agreement.same(
                    "whether %s is on the board of %s".formatted(party, chapter),
                    year.holders(Role.BOARD_MEMBER, chapter).contains(party),
                    offices.holds(Decisions.COMMUNITY, party, Role.BOARD_MEMBER, Scope.chapter(chapter), year.today)));
        });
    }

    private static OfficeHolders.Office office(NaiveGuild.Office office) {
        return new OfficeHolders.Office(
                office.id, office.role, office.scope, office.holder, office.term.from(), office.until());
    }
}
