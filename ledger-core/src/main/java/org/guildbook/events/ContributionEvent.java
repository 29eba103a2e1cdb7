package org.guildbook.events;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** What can happen to a deed. */
public sealed interface ContributionEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.CONTRIBUTION;
    }

    /** Who confirms: a roster signed by an organiser, two qualified attesters, or one peer. */
    enum Tier {
        ROSTER,
        VERIFIED,
        PEER
    }

    /** The catalogue CP-1: unit and cap per member and quarter, in points. */
    enum Category {
        HOSTING(Tier.VERIFIED, 10, 30),
        SPEAKING(Tier.VERIFIED, 15, 30),
        GOVERNANCE(Tier.VERIFIED, 5, 20),
        INTERVIEW(Tier.VERIFIED, 4, 16),
        KNOWLEDGE(Tier.VERIFIED, 6, 24),
        ATTENDANCE(Tier.ROSTER, 3, 9),
        HELP(Tier.PEER, 3, 15);

        private final Tier tier;
        private final int unit;
        private final int cap;

        Category(Tier tier, int unit, int cap) {
            this.tier = tier;
            this.unit = unit;
            this.cap = cap;
        }

        public Tier tier() {
            return tier;
        }

        public int unit() {
            return unit;
        }

        public int cap() {
            return cap;
        }
    }

    /** A member's part of a shared deed; all parts sum to 1,000,000 ppm. */
    record Share(PartyId contributor, int sharePpm) {}

    /**
     * Somebody told of a deed.
     *
     * @param quantity how many units, 1..10
     * @param chapter of the deed; its board may attest
     * @param group of the deed, for meetings of a small group; its leader may attest
     * @param contentHash of minutes, articles or recordings
     * @param claimedOn the day of the claim; attesters have 30 days from it
     */
    @Fact("contribution.ContributionClaimed")
    record ContributionClaimed(
            ContributionId contribution,
            Category category,
            int quantity,
            PartyId claimant,
            List<Share> contributors,
            @Nullable ActivityId activity,
            ChapterId chapter,
            @Nullable GroupId group,
            @Nullable Sha256 contentHash,
            LocalDate claimedOn,
            LocalDate effectiveOn)
            implements ContributionEvent {
        @Override
        public Set<Tag> computedTags() {
            Set<Tag> tags = new HashSet<>();
            for (Share share : contributors) {
                tags.add(Tags.claimKey(activity, category.name(), share.contributor()));
            }
            return tags;
        }
    }

    /**
     * A qualified other confirmed the deed.
     *
     * @param office in which the attester acted
     * @param chargedPoints of the attester's granting budget of {@code quarter}
     */
    @Fact("contribution.ContributionAttested")
    record ContributionAttested(
            ContributionId contribution,
            PartyId attester,
            Role office,
            int chargedPoints,
            Quarter quarter,
            LocalDate effectiveOn)
            implements ContributionEvent {
        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.attesterQuarter(attester, quarter));
        }
    }
}
