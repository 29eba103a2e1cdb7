package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.values.ChapterId;
import org.jspecify.annotations.Nullable;

/** The disputes of the year: two about contributions, one of which is dismissed, and two about conduct. */
final class Quarrels {

    private final Year year;
    private final Governing governing;
    private final Giving giving;
    private final List<ChapterId> chapters;
    private final Map<Quarrel, LocalDate> running = new LinkedHashMap<>();

    Quarrels(Year year, Governing governing, Giving giving) {
        this.year = year;
        this.governing = governing;
        this.giving = giving;
        this.chapters = List.copyOf(year.guild.chapters.keySet());
    }

    void day(int number) {
        switch (number) {
            case 60 -> begin(0, Sanction.WARNING, true);
            case 110 -> begin(1, null, true);
            case 150 -> begin(2, Sanction.EXPULSION, false);
            case 220 -> begin(0, Sanction.SUSPENSION, false);
            default -> {}
        }
        running.forEach((quarrel, since) -> quarrel.day((int) new Days(since, year.today).count()));
        running.keySet().removeIf(Quarrel::over);
    }

    private void begin(int number, @Nullable Sanction sanction, boolean aboutDeed) {
        ChapterId chapter = chapters.get(number);
        ChapterId elsewhere = chapters.get((number + 1) % chapters.size());
        List<NaiveMember> steady = year.steady(chapter, 60);
        if (steady.size() < 2) {
            throw new AssertionError("too few for a quarrel in " + chapter);
        }
        NaiveMember complainant = steady.getFirst();
        NaiveMember respondent = steady.getLast();
        NaiveGuild.Deed deed = aboutDeed ? giving.claim(respondent, chapter) : null;
        if (aboutDeed && deed == null) {
            throw new AssertionError("nothing to quarrel about: " + respondent);
        }
        running.put(
                new Quarrel(
                        year,
                        governing,
                        List.of(chapter, elsewhere),
                        sanction,
                        complainant,
                        respondent,
                        deed == null ? null : deed.id()),
                year.today);
    }
}
