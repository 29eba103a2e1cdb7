package org.guildbook.score;

import java.util.List;
import java.util.Set;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;

/**
 * Everything of one member that the credit score reads, in any order.
 *
 * @param deeds contributions and thanks that count
 * @param given whom the member attested for or thanked, in any category
 * @param completed quarters with membership on each of their days
 */
public record ScoreHistory(
        List<Deed> deeds,
        List<Given> given,
        List<Stage> stages,
        List<Cycle> cycles,
        Set<Quarter> completed,
        List<Sanction> sanctions,
        List<Honour> honours) {

    /** A member of whom the ledger knows nothing that counts. */
    public static final ScoreHistory EMPTY =
            new ScoreHistory(List.of(), List.of(), List.of(), List.of(), Set.of(), List.of(), List.of());

    public ScoreHistory {
        deeds = List.copyOf(deeds);
        given = List.copyOf(given);
        stages = List.copyOf(stages);
        cycles = List.copyOf(cycles);
        completed = Set.copyOf(completed);
        sanctions = List.copyOf(sanctions);
        honours = List.copyOf(honours);
    }

    /**
     * The positions of the log at which a fact counts: {@code [from, toExclusive)}.
     *
     * @param from position of the fact, also its name in the explanation
     * @param toExclusive position of its reversal
     */
    public record Counted(long from, long toExclusive) {

        /** Counts from the position on, never reversed. */
        public static Counted since(long position) {
            return new Counted(position, Long.MAX_VALUE);
        }

        public Counted reversedAt(long position) {
            return new Counted(from, position);
        }

        boolean at(long position) {
            return from <= position && position < toExclusive;
        }
    }

    /**
     * The member's part of one deed, or one thanks received.
     *
     * @param sharePpm the member's part, in parts per million
     * @param attesters who confirmed it; for a thanks, the thanker
     */
    public record Deed(
            Counted counted, Quarter quarter, Category category, int quantity, int sharePpm, Set<PartyId> attesters) {

        public Deed {
            attesters = Set.copyOf(attesters);
        }
    }

    /** The member attested for, or thanked, another party. */
    public record Given(Counted counted, Quarter quarter, PartyId party) {}

    /** A referral by the member bore fruit. */
    public record Stage(Counted counted, Quarter quarter, ReferralStage stage) {}

    /** A dues cycle that starts in the quarter. */
    public record Cycle(Counted counted, Quarter from, DuesRating rating) {}

    /** How a dues cycle was settled: before the old term ended, within grace, or later. */
    public enum DuesRating {
        ON_TIME,
        IN_GRACE,
        LATE
    }

    /** A sanction imposed in the quarter. */
    public record Sanction(Counted counted, Quarter quarter, SanctionKind kind) {}

    public enum SanctionKind {
        WARNING,
        SUSPENSION
    }

    /** A recognition by resolution of the board, in points. */
    public record Honour(Counted counted, Quarter quarter, int points) {}

    /** Only what the log said at the position. */
    public ScoreHistory knownAt(long position) {
        return new ScoreHistory(
                deeds.stream().filter(deed -> deed.counted.at(position)).toList(),
                given.stream().filter(party -> party.counted.at(position)).toList(),
                stages.stream().filter(stage -> stage.counted.at(position)).toList(),
                cycles.stream().filter(cycle -> cycle.counted.at(position)).toList(),
                completed,
                sanctions.stream()
                        .filter(sanction -> sanction.counted.at(position))
                        .toList(),
                honours.stream().filter(honour -> honour.counted.at(position)).toList());
    }
}
