package org.guildbook.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lets contenders take turns, so that what disturbs the machine disturbs all of them alike. */
final class Turns {

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** Each round begins with this part of its length unmeasured: the others have just used the caches. */
    private static final int SETTLING_PART = 4;

    /** Of work that takes as long as it takes. */
    private static final int WHOLE_ROUNDS = 3;

    private final Server server;
    private final Options options;

    Turns(Server server, Options options) {
        this.server = server;
        this.options = options;
    }

    /** Gets the code of a contender compiled and its caches filled; not measured. */
    void warmUp(Contender contender, int inFlight) {
        Load.run(contender, inFlight, WARM_UP, server);
    }

    /** One series per contender, in their order. */
    Map<Contender, Series> run(List<? extends Contender> contenders, int inFlight) {
        Duration length = options.round();
        return run(contenders, options.rounds(), contender -> {
            Load.run(contender, inFlight, length.dividedBy(SETTLING_PART), server);
            return Load.run(contender, inFlight, length, server);
        });
    }

    /** The same for contenders whose one call is the whole work; they are warmed up before. */
    Map<Contender, Series> once(List<? extends Contender> contenders) {
        contenders.forEach(contender -> warmUp(contender, 1));
        int rounds = Math.min(WHOLE_ROUNDS, options.rounds());
        return run(contenders, rounds, contender -> Load.run(contender, 1, Duration.ZERO, server));
    }

    private Map<Contender, Series> run(List<? extends Contender> contenders, int rounds, Turn turn) {
        Map<Contender, Series> series = new LinkedHashMap<>();
        contenders.forEach(contender -> series.put(contender, new Series(contender.name())));
        for (int round = 0; round < rounds; round++) {
            series.forEach((contender, taken) -> taken.add(turn.take(contender)));
        }
        return series;
    }

    static Series of(Map<Contender, Series> series, Contender contender) {
        return Objects.requireNonNull(series.get(contender));
    }

    @FunctionalInterface
    private interface Turn {
        Round take(Contender contender);
    }
}
