package org.guildbook.projections.rests;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.guildbook.rules.Interval;
import org.guildbook.rules.MembershipHistory;
import org.jspecify.annotations.Nullable;

/**
 * One such fact of a member.
 *
 * @param toExclusive of a pause or suspension only
 */
public record Rest(Kind kind, LocalDate from, @Nullable LocalDate toExclusive) {

    /** What happened from that day on. */
    public enum Kind {
        PAUSED,
        RESUMED,
        SUSPENDED,
        LIFTED,
        EXPELLED,
        OVERTURNED,
        RESIGNED,
        DECEASED,
        HONOURED,
        HONOUR_WITHDRAWN
    }

    /** The history with these facts, given in the order of the log. */
    public static MembershipHistory onto(MembershipHistory history, List<Rest> rests) {
        MembershipHistory after = history;
        for (Rest rest : rests) {
            after = switch (rest.kind) {
                case PAUSED -> after.paused(new Interval(rest.from, Objects.requireNonNull(rest.toExclusive)));
                case RESUMED -> after.resumed(rest.from);
                case SUSPENDED -> after.suspended(new Interval(rest.from, Objects.requireNonNull(rest.toExclusive)));
                case LIFTED -> after.suspensionLifted(rest.from);
                case EXPELLED -> after.expelled(rest.from);
                case OVERTURNED -> after.expulsionOverturned(rest.from);
                case RESIGNED -> after.resigned(rest.from);
                case DECEASED -> after.deceased(rest.from);
                case HONOURED -> after.honoured(new Interval(rest.from, null));
                case HONOUR_WITHDRAWN -> after.honourWithdrawn(rest.from);
            };
        }
        return after;
    }
}
