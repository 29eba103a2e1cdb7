package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/** What can happen to the personal data of a party; the data themselves are never on the ledger. */
public sealed interface PrivacyEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.PRIVACY;
    }

    /** Why personal data had to go. */
    enum LegalBasis {
        /** The party asked for it. */
        REQUEST,
        /** The party took back the consent it had given. */
        CONSENT_WITHDRAWN,
        /** They are no longer needed for what they were kept for. */
        NO_LONGER_NEEDED,
        /** A law, a court or an authority demands it. */
        LEGAL_OBLIGATION
    }

    /** Positions of entries of the same log. */
    record PositionRange(long from, long toExclusive) {}

    /**
     * The personal data of a party were destroyed, and with them the sealed parts of some entries, if any held such data.
     *
     * @param erases entries before this one whose salt and sealed bytes are gone: they tell nothing any more, and everybody
     *     can see that this was meant to be; usually none
     * @param requester who asked for it, in the office of staff
     * @param approver who agreed; another person
     */
    @Fact("privacy.ErasureRecorded")
    record ErasureRecorded(
            @Open LegalBasis basis,
            @Open List<PositionRange> erases,
            PartyId party,
            PartyId requester,
            PartyId approver,
            LocalDate effectiveOn)
            implements PrivacyEvent {

        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.erasures());
        }
    }
}
