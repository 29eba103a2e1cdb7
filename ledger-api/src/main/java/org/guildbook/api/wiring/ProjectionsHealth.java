package org.guildbook.api.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.projections.runtime.Processors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What every read model is doing and how far it is behind; down while one is stuck at a fact or stopped. */
final class ProjectionsHealth implements HealthIndicator {

    private final Processors processors;

    ProjectionsHealth(Processors processors) {
        this.processors = processors;
    }

    @Override
    public Health health() {
        List<Processors.State> states = processors.states();
        boolean well = states.stream().allMatch(state -> state.running() && !state.stuck());
        Map<String, Object> details = new LinkedHashMap<>();
        for (Processors.State state : states) {
            String doing = state.stuck() ? "stuck" : state.running() ? "running" : "stopped";
            details.put(
                    state.projection(),
                    Map.of("state", doing, "place", state.place(), "lagEntries", state.lagEntries()));
        }
        return (well ? Health.up() : Health.down()).withDetails(details).build();
    }
}
