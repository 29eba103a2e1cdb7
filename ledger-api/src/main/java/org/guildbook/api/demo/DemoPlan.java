package org.guildbook.api.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.guildbook.decision.Command;

/** Steps in the order they are recorded: by day, and within a day as they were planned. */
final class DemoPlan {

    private final List<Planned> planned = new ArrayList<>();

    private record Planned(LocalDate day, DemoStep step) {}

    /** Plans a command for the day it takes effect. */
    DemoStep add(String id, Command command, DemoStep... after) {
        return add(command.effectiveOn(), id, command, after);
    }

    /** Plans a command for a later day than it takes effect. */
    DemoStep add(LocalDate day, String id, Command command, DemoStep... after) {
        DemoStep step = new DemoStep(id, command, List.of(after));
        planned.add(new Planned(day, step));
        return step;
    }

    List<DemoStep> steps() {
        return planned.stream()
                .sorted(Comparator.comparing(Planned::day))
                .map(Planned::step)
                .toList();
    }
}
