package org.guildbook.projections.year;

import java.util.Random;

/** The course of the days: who acts when, and what goes wrong meanwhile. */
final class Course {

    private final Year year;
    private final Random chance;
    private final Comings comings;
    private final Paying paying;
    private final Living living;
    private final Governing governing;
    private final Speaking speaking;
    private final Giving giving;
    private final Quarrels quarrels;
    private int number;
    private int withoutRuns;

    Course(Year year) {
        this.year = year;
        this.chance = new Random(year.chance.nextLong());
        this.comings = new Comings(year);
        this.paying = new Paying(year);
        this.living = new Living(year);
        this.governing = new Governing(year);
        this.speaking = new Speaking(year);
        this.giving = new Giving(year);
        this.quarrels = new Quarrels(year, governing, giving);
    }

    void day() {
        number++;
        year.today = year.today.plusDays(1);
        year.machine.day(year.today);
        boolean late = chance.nextInt(4) == 0;
        if (!late) {
            dailyRun();
        }
        fault();
        governing.day(number);
        quarrels.day(number);
        comings.day(number);
        paying.day();
        living.day(number);
        fault();
        speaking.day(number);
        giving.day(number);
        if (late) {
            dailyRun();
        }
        year.settle();
    }

    /** It comes in the morning or in the evening, once or twice or not for days, and may be cut. */
    private void dailyRun() {
        if (withoutRuns > 0) {
            withoutRuns--;
            return;
        }
        switch (chance.nextInt(20)) {
            case 0 -> {
                withoutRuns = 1 + chance.nextInt(6);
                return;
            }
            case 1 -> year.machine.twoDailyRunsAtOnce();
            case 2 -> {
                year.machine.core().daily().run();
                year.machine.core().daily().run();
            }
            case 3 -> {
                year.machine.dailyRunCut();
                // The first ones may still be handed a connection that is dead.
                for (int again = 0; again < 3; again++) {
                    year.machine.core().daily().run();
                }
            }
            default -> year.machine.core().daily().run();
        }
        year.consequences.daily(year.today);
        year.settle();
    }

    private void fault() {
        switch (chance.nextInt(120)) {
            case 0, 1, 2 -> year.machine.reopen(false);
            case 3, 4, 5 -> year.machine.reopen(true);
            case 6, 7, 8 -> year.clerk.duringTheNext(year.machine::cut);
            case 9 -> year.clerk.duringTheNext(year.machine::kill);
            case 10 -> year.clerk.duringTheNext(() -> year.machine.reopen(false));
            case 11, 12 -> year.machine.rebuild();
            case 13 -> year.machine.cut();
            default -> {}
        }
    }
}
