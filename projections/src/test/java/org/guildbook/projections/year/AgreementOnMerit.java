package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildbook.projections.creditscore.CreditScores;
import org.guildbook.projections.leaderboard.Leaderboards;
import org.guildbook.projections.leaderboard.Pseudonyms;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;

/** Scores and the boards of every quarter. */
final class AgreementOnMerit {

    private static final int PAGE = 20;

    private final Year year;
    private final NaiveGuild guild;
    private final NaiveMerit merit;
    private final CreditScores scores;
    private final Leaderboards boards;

    AgreementOnMerit(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.merit = new NaiveMerit(guild);
        this.scores = new CreditScores(year.machine.db());
        this.boards = new Leaderboards(year.machine.db(), new Pseudonyms(new byte[32]));
    }

    void scores() {
        Quarter asOf = Quarter.of(year.today);
        Map<PartyId, String> expected = new HashMap<>();
        Map<PartyId, String> found = new HashMap<>();
        for (NaiveMember member : guild.members.values()) {
            expected.put(
                    member.party,
                    "%d, shown %s, %s".formatted(merit.score(member, asOf), member.takesPart(year.today), member));
            CreditScores.Score score = scores.of(Decisions.COMMUNITY, member.party, year.today);
            found.put(member.party, "%d, shown %s, %s".formatted(score.score().micro(), score.shown(), member));
        }
        Agreement.same("the scores", expected, found);
    }

    void boards() {
        Quarter quarter = Quarter.of(Year.FIRST_DAY);
        while (quarter.compareTo(Quarter.of(year.today)) <= 0) {
            board(quarter, null);
            for (ChapterId chapter : guild.chapters.keySet()) {
                board(quarter, chapter);
            }
            quarter = quarter.plus(1);
        }
    }

    private void board(Quarter quarter, @Nullable ChapterId chapter) {
        LocalDate settles = quarter.toExclusive().plusDays(67);
        LocalDate day = year.today.isBefore(settles) ? year.today : settles;
        List<PartyId> population = guild.members.values().stream()
                .filter(member -> member.takesPart(day)
                        && Speaking.ranked(guild, member.party)
                        && (chapter == null || member.chapterOn(year.today).equals(chapter)))
                .map(member -> member.party)
                .toList();
        String what = "the board of %s of %s".formatted(quarter, chapter == null ? "everybody" : chapter);
        Leaderboards.Board first = boards.board(Decisions.COMMUNITY, chapter, quarter, year.today, null, PAGE);
        Agreement.same("who may be ranked on " + what, (long) population.size(), first.population());
        Map<PartyId, Long> earned = population.stream()
                .filter(_ -> population.size() >= 5)
                .collect(Collectors.toMap(party -> party, party -> merit.ofQuarter(party, quarter)));
        earned.values().removeIf(micro -> micro == 0);
        Map<PartyId, String> expected = new HashMap<>();
        earned.forEach((party, micro) -> expected.put(
                party,
                "%d at %d"
                        .formatted(
                                micro,
                                1
                                        + earned.values().stream()
                                                .filter(more -> more > micro)
                                                .count())));
        Map<PartyId, String> found = new HashMap<>();
        Pages.all(cursor -> {
                    Leaderboards.Board page =
                            boards.board(Decisions.COMMUNITY, chapter, quarter, year.today, cursor, PAGE);
                    return new Pages.Page<>(page.rows(), page.next());
                })
                .forEach(row -> found.put(row.member(), "%d at %d".formatted(row.microPoints(), row.rank())));
        Agreement.same(what, expected, found);
    }
}
