package org.guildbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.guildbook.events.MembershipEvent;
import org.guildbook.rules.RandomLife.Known;
import org.junit.jupiter.api.Test;

/** A thousand lives, each judged by the status function and by a machine that goes through them day by day. */
class RandomLivesTest {

    private static final int LIVES = 1_000;

    private static final long SEED = Long.getLong("guildbook.seed", 20_260_101L);

    @Test
    void on_every_day_both_say_the_same_now_and_as_it_was_known_then() {
        Set<MembershipStatus> seen = EnumSet.noneOf(MembershipStatus.class);
        for (long seed = SEED; seed < SEED + LIVES; seed++) {
            List<Known> life = RandomLife.of(seed);
            List<MembershipEvent> facts = new ArrayList<>();
            for (int i = 0; i < life.size(); i++) {
                facts.add(life.get(i).fact());
                boolean last = i == life.size() - 1;
                LocalDate until = last ? RandomLife.LAST_DAY : life.get(i + 1).recordedOn();
                compare(seed, facts, last ? RandomLife.FIRST_DAY : life.get(i).recordedOn(), until, seen);
            }
        }
        assertThat(seen)
                .contains(
                        MembershipStatus.ADMITTED,
                        MembershipStatus.GRACE,
                        MembershipStatus.PAUSED,
                        MembershipStatus.LAPSED,
                        MembershipStatus.CLOSED,
                        MembershipStatus.RESIGNED,
                        MembershipStatus.HONORARY,
                        MembershipStatus.DECEASED);
    }

    private static void compare(
            long seed, List<MembershipEvent> facts, LocalDate from, LocalDate to, Collection<MembershipStatus> seen) {
        MembershipHistory history = MembershipHistory.NONE;
        for (MembershipEvent fact : facts) {
            history = history.after(fact);
        }
        List<MembershipStatus> machine = DayByDay.run(facts, RandomLife.FIRST_DAY, to);
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            MembershipStatus status = history.statusOn(day);
            MembershipStatus expected = machine.get((int) (day.toEpochDay() - RandomLife.FIRST_DAY.toEpochDay()));
            if (status != expected) {
                assertThat(status).as("seed %d, %s, after %s", seed, day, facts).isEqualTo(expected);
            }
            seen.add(status);
        }
    }
}
