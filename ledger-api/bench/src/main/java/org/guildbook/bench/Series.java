package org.guildbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one contender: medians, and how far they lie apart. */
final class Series {

    private final String name;
    private final List<Round> rounds = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    void add(Round round) {
        rounds.add(round);
    }

    String name() {
        return name;
    }

    double median(ToDoubleFunction<Round> figure) {
        return Medians.of(rounds.stream().mapToDouble(figure).toArray());
    }

    double perSecond() {
        return median(Round::perSecond);
    }

    double millisAt(double percentile) {
        return median(round -> round.millisAt(percentile));
    }

    /** Half the distance between the slowest and the fastest round, as part of the median. */
    double spread() {
        double[] rates = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
        return (rates[rates.length - 1] - rates[0]) / 2 / Medians.of(rates);
    }

    /** The median over the rounds of this figure as a multiple of the other's in the same round. */
    double ratio(Series other, ToDoubleFunction<Round> figure) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(other.rounds.get(i));
        }
        return Medians.of(ratios);
    }
}
