package org.guildbook.events;

import java.time.LocalDate;
import java.util.Set;
import org.guildbook.values.Tag;

/** A fact on the ledger: something that happened, told in the past tense. */
public sealed interface LedgerEvent
        permits CommunityEvent,
                PolicyEvent,
                ChapterEvent,
                MembershipEvent,
                StandingEvent,
                TransferEvent,
                ConductEvent,
                DuesEvent,
                AccountsEvent,
                ContributionEvent,
                PointsEvent,
                PrivacyEvent {

    /** The only thing a reader of the open part learns about a fact that has none. */
    Family family();

    /** When it took effect in the world, in the community's time zone. */
    LocalDate effectiveOn();

    /**
     * Tags beyond the ones every id-valued component yields under its role name. Part of the stored format.
     *
     * @see Tags
     */
    default Set<Tag> computedTags() {
        return Set.of();
    }

    /** The closed list of families; part of the stored format. */
    enum Family {
        STRUCTURE,
        POLICY,
        BOOK,
        PERIOD,
        BOARD,
        ALLIANCE,
        ACTIVITY,
        MEMBERSHIP,
        CONDUCT,
        CONTRIBUTION,
        POINTS,
        PRIVACY
    }
}
