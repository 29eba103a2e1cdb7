package org.guildbook.bench;

import java.time.Duration;
import java.util.List;

/** Lets contenders take turns, so that what disturbs the machine disturbs all of them alike. */
final class Turns {

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** Each round begins with this part of its length unmeasured: the others have just used the caches. */
    private static final int SETTLING_PART = 4;

    private final Server server;
    private final Options options;

    Turns(Server server, Options options) {
        this.server = server;
        this.options = options;
    }

    /** Gets the code of a contender compiled and its caches filled; not measured. */
    void warmUp(Contender contender, int inFlight) {
        Load.run(contender, inFlight, WARM_UP, server.postmaster());
    }

    /** One series per contender, in their order. */
    List<Series> run(List<Contender> contenders, int inFlight) {
        List<Series> series = contenders.stream()
                .map(contender -> new Series(contender.name()))
                .toList();
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Duration length = options.round();
                Load.run(contenders.get(i), inFlight, length.dividedBy(SETTLING_PART), server.postmaster());
                series.get(i).add(Load.run(contenders.get(i), inFlight, length, server.postmaster()));
            }
        }
        return series;
    }
}
