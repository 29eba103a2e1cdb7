package org.guildbook.api.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.guildbook.decision.Command;
import org.jspecify.annotations.Nullable;

/** Steps in the order they are recorded: by the day they take effect, and within a day as they were planned. */
final class DemoPlan {

    private final List<DemoStep> planned = new ArrayList<>();
    private @Nullable DemoStep gate;

    /**
     * Plans a command.
     *
     * @param after earlier steps it is decided on; absent ones are left out
     */
    DemoStep add(String id, Command command, @Nullable DemoStep... after) {
        return inTurn(Set.of(), id, command, after);
    }

    /** Plans a command that takes turns with others, in the order of their days. */
    DemoStep inTurn(Set<Object> turns, String id, Command command, @Nullable DemoStep... after) {
        return add(turns, id, command, Arrays.asList(after));
    }

    /** Plans a command that is decided on many earlier steps. */
    DemoStep addAfterAll(String id, Command command, Collection<DemoStep> after) {
        return add(Set.of(), id, command, after);
    }

    private DemoStep add(
            Set<Object> turns, String id, Command command, Collection<? extends @Nullable DemoStep> after) {
        List<DemoStep> needed = new ArrayList<>();
        if (gate != null) {
            needed.add(gate);
        }
        after.stream().filter(Objects::nonNull).forEach(needed::add);
        DemoStep step = new DemoStep(id, command, List.copyOf(needed), turns);
        planned.add(step);
        return step;
    }

    /** From here on every step waits for all steps planned before: plans the last of them. */
    DemoStep close(String id, Command command) {
        DemoStep last = addAfterAll(id, command, List.copyOf(planned));
        gate = last;
        return last;
    }

    List<DemoStep> steps() {
        return planned.stream()
                .sorted(Comparator.comparing(step -> step.command().effectiveOn()))
                .toList();
    }
}
