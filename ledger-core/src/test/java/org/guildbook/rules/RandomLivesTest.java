package org.guildbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.StandingEvent.AdmissionExpired;
import org.guildbook.events.StandingEvent.GraceStarted;
import org.guildbook.events.StandingEvent.MembershipClosed;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.membership.ObserveStanding;
import org.guildbook.rules.RandomLife.Known;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Decisions.Outcome;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.Test;

/** A thousand lives, each judged by the status function and by a machine that goes through them day by day. */
class RandomLivesTest {

    private static final int LIVES = 1_000;

    private static final List<Observation> STEPS = List.of(
            Observation.RENEWAL_WINDOW_OPENED,
            Observation.GRACE_STARTED,
            Observation.MEMBERSHIP_LAPSED,
            Observation.MEMBERSHIP_CLOSED);

    private static final long SEED = Long.getLong("guildbook.seed", 20_260_101L);

    @Test
    void on_every_day_both_say_the_same_now_and_as_it_was_known_then() {
        Set<MembershipStatus> seen = EnumSet.noneOf(MembershipStatus.class);
        for (long seed = SEED; seed < SEED + LIVES; seed++) {
            List<Known> life = RandomLife.of(seed);
            List<LedgerEvent> facts = new ArrayList<>();
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
                        MembershipStatus.SUSPENDED,
                        MembershipStatus.EXPELLED,
                        MembershipStatus.LAPSED,
                        MembershipStatus.CLOSED,
                        MembershipStatus.RESIGNED,
                        MembershipStatus.HONORARY,
                        MembershipStatus.DECEASED);
    }

    @Test
    void late_doubled_and_disordered_timers_announce_each_step_once_and_on_its_day() {
        int announcements = 0;
        for (long seed = SEED; seed < SEED + LIVES; seed++) {
            Random random = new Random(seed);
            List<LedgerEvent> facts =
                    RandomLife.of(seed).stream().map(Known::fact).toList();
            List<MembershipStatus> machine = DayByDay.run(facts, RandomLife.FIRST_DAY, RandomLife.LAST_DAY);
            Decisions ledger = Decisions.given(facts);
            Set<List<Object>> announced = new HashSet<>();
            for (ObserveStanding command : timers(facts, random)) {
                Outcome outcome = ledger.when(command);
                if (outcome.refusal() == null) {
                    LedgerEvent fact = outcome.facts().getFirst();
                    ledger = ledger.and(fact);
                    assertThat(announced.add(List.of(command.observation(), String.valueOf(command.term()))))
                            .as("seed %d, %s is new", seed, fact)
                            .isTrue();
                    assertBeganThat(seed, (StandingEvent) fact, machine);
                    announcements++;
                }
            }
        }
        assertThat(announcements).isGreaterThan(LIVES / 2);
    }

    /** What timers ask for that come on a few random days, some of them twice, in any order. */
    private static List<ObserveStanding> timers(List<LedgerEvent> facts, Random random) {
        List<TermId> terms = facts.stream()
                .filter(TermStarted.class::isInstance)
                .map(fact -> ((TermStarted) fact).term())
                .toList();
        List<ObserveStanding> commands = new ArrayList<>();
        for (int i = 0; i < 8 && !terms.isEmpty(); i++) {
            commands.add(new ObserveStanding(
                    STEPS.get(random.nextInt(STEPS.size())),
                    membership(BO),
                    BO,
                    terms.get(random.nextInt(terms.size())),
                    RandomLife.FIRST_DAY.plusDays(random.nextInt(1_700))));
        }
        commands.addAll(commands.subList(0, commands.size() / 3));
        Collections.shuffle(commands, random);
        return commands;
    }

    private static void assertBeganThat(long seed, StandingEvent fact, List<MembershipStatus> machine) {
        record Step(MembershipStatus status, LocalDate since) {}
        Step step = switch (fact) {
            case RenewalWindowOpened opened -> new Step(MembershipStatus.RENEWAL_DUE, opened.since());
            case GraceStarted grace -> new Step(MembershipStatus.GRACE, grace.since());
            case MembershipLapsed lapsed -> new Step(MembershipStatus.LAPSED, lapsed.since());
            case MembershipClosed closed -> new Step(MembershipStatus.CLOSED, closed.since());
            case AdmissionExpired _ -> throw new AssertionError("nobody asked for it");
        };
        int day = (int) (step.since.toEpochDay() - RandomLife.FIRST_DAY.toEpochDay());
        assertThat(machine.get(day)).as("seed %d, %s", seed, fact).isIn(step.status, MembershipStatus.HONORARY);
        assertThat(machine.get(day - 1))
                .as("seed %d, the day before %s", seed, fact)
                .isNotEqualTo(step.status);
    }

    private static MembershipHistory history(List<LedgerEvent> facts) {
        MembershipHistory history = MembershipHistory.NONE;
        for (LedgerEvent fact : facts) {
            history = switch (fact) {
                case MembershipEvent event -> history.after(event);
                case ConductEvent event -> history.after(event);
                default -> throw new AssertionError(fact);
            };
        }
        return history;
    }

    private static void compare(
            long seed, List<LedgerEvent> facts, LocalDate from, LocalDate to, Collection<MembershipStatus> seen) {
        MembershipHistory history = history(facts);
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
