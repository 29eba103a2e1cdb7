package org.guildbook.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoStoryTest {

    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 21);

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(told(60, 7, UNTIL)).hasToString(told(60, 7, UNTIL).toString());
        assertThat(told(60, 7, UNTIL).toString())
                .isNotEqualTo(told(60, 8, UNTIL).toString());
    }

    /** The order of an unordered set differs from process to process: a plan that followed it would not be resumed. */
    @Test
    void another_process_tells_the_same_story() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToldStory.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo(ToldStory.digest());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void every_step_has_an_id_of_its_own_and_comes_after_what_it_needs() {
        List<DemoStep> steps = told(1900, 2026, UNTIL);
        Map<DemoStep, Integer> places = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (DemoStep step : steps) {
            assertThat(places.keySet()).as(step.id()).containsAll(step.after());
            assertThat(ids.add(step.id())).as(step.id()).isTrue();
            places.put(step, places.size());
        }
        assertThat(steps).hasSizeBetween(12_000, 40_000);
    }

    @Test
    void nothing_happens_after_the_last_day_whatever_day_it_is() {
        for (LocalDate day = UNTIL; day.isBefore(UNTIL.plusYears(1)); day = day.plusDays(13)) {
            LocalDate until = day;
            assertThat(told(60, 7, until))
                    .allMatch(step -> !step.command().effectiveOn().isAfter(until));
        }
    }

    private static List<DemoStep> told(int members, long seed, LocalDate until) {
        return DemoStory.tell(DemoCast.of(new DemoProperties(true, members, seed)), until, seed);
    }
}
