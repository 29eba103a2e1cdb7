package org.guildbook.api.wiring;

import java.util.List;
import org.guildbook.projections.runtime.Processors;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.RebuildCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Empties read models and builds them anew from the ledger, where {@code guildbook.rebuild} names them; afterwards each is
 * compared, byte by byte, with what the facts say. The application answers meanwhile.
 */
public final class RebuildOnStart implements ApplicationRunner {

    /** Stands for every read model. */
    public static final String ALL = "all";

    private static final Logger LOG = LoggerFactory.getLogger(RebuildOnStart.class);

    private final Processors processors;
    private final List<String> names;

    /** @throws IllegalArgumentException if there is no read model of one of the names */
    public RebuildOnStart(Processors processors, List<String> names) {
        List<String> known =
                processors.projections().stream().map(Projection::name).toList();
        for (String name : names) {
            if (!name.equals(ALL) && !known.contains(name)) {
                throw new IllegalArgumentException("guildbook.rebuild names no read model: %s; there are %s and %s"
                        .formatted(name, ALL, String.join(", ", known)));
            }
        }
        this.processors = processors;
        this.names = List.copyOf(names);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Projection> chosen = processors.projections().stream()
                .filter(projection -> names.contains(ALL) || names.contains(projection.name()))
                .toList();
        if (chosen.isEmpty()) {
            return;
        }
        String models = String.join(", ", chosen.stream().map(Projection::name).toList());
        LOG.info("Rebuilding {}", models);
        long place = processors.rebuild().run(chosen, reached -> LOG.info("Rebuilding: {} entries", reached));
        chosen.forEach(this::check);
        LOG.info("Rebuilt {} from {} entries: equal to what the facts say", models, place);
    }

    private void check(Projection projection) {
        RebuildCheck.Comparison comparison = processors.check().of(projection);
        if (!comparison.equal()) {
            throw new IllegalStateException(
                    "%s differs from what the facts say: %s".formatted(projection.name(), comparison));
        }
    }
}
