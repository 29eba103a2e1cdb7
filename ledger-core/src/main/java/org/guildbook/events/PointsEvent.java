package org.guildbook.events;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** What can happen to reward points: thanks inside the community, never money, never score. */
public sealed interface PointsEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.POINTS;
    }

    /**
     * How many points a rule may grant in a quarter.
     *
     * @param resolution absent in the founding phase
     */
    @Fact("points.GrantBudgetSet")
    record GrantBudgetSet(
            @Open String rule,
            @Open Quarter quarter,
            @Open long amount,
            @Open @Nullable ResolutionId resolution,
            LocalDate effectiveOn)
            implements PointsEvent {
        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.grantBudget(rule, quarter));
        }
    }

    /**
     * Points came into being for a reason.
     *
     * @param reason id of the fact or deed rewarded; rewarded once per rule
     * @param expiresOn first day the points can no longer be used
     * @param resolution of a single grant; absent for those of a rule and in the founding phase
     */
    @Fact("points.PointsGranted")
    record PointsGranted(
            @Open String rule,
            PartyId receiver,
            LotId lot,
            long amount,
            String reason,
            Quarter quarter,
            LocalDate expiresOn,
            @Nullable ResolutionId resolution,
            LocalDate bookedOn,
            List<Posting> postings,
            LocalDate effectiveOn)
            implements PointsEvent, Voucher {

        public PointsGranted {
            postings = Voucher.balanced(postings);
        }

        @Override
        public Set<Tag> computedTags() {
            Set<Tag> tags = new HashSet<>(bookTags());
            tags.add(Tags.pointsOf(receiver));
            tags.add(Tags.grantReason(rule, reason));
            tags.add(Tags.grantBudget(rule, quarter));
            return tags;
        }
    }

    /** A member thanked another with points; the lots keep their origin and expiry. */
    @Fact("points.PointsTipped")
    record PointsTipped(
            PartyId giver,
            PartyId receiver,
            List<MovedLot> lots,
            LocalDate bookedOn,
            List<Posting> postings,
            LocalDate effectiveOn)
            implements PointsEvent, Voucher {

        public PointsTipped {
            postings = Voucher.balanced(postings);
        }

        public long amount() {
            return lots.stream().mapToLong(MovedLot::amount).sum();
        }

        @Override
        public Set<Tag> computedTags() {
            Set<Tag> tags = new HashSet<>(bookTags());
            tags.add(Tags.pointsOf(giver));
            tags.add(Tags.pointsOf(receiver));
            return tags;
        }
    }

    /** Points of one lot that change hands. */
    record MovedLot(LotId lot, long amount, LocalDate expiresOn) {}
}
