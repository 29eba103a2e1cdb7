package org.guildbook.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.values.Role;

/** When a deed is confirmed by enough qualified others, and from which day on it counts. */
public final class Attestations {

    /** Two attesters verify a deed: no single person can create points. */
    static final int VERIFIED_MIN = 2;

    /** Days the chapter has to object. */
    static final int NOTICE_DAYS = 7;

    /** Categories that at least one board member must attest. */
    private static final Set<Category> NEED_BOARD_MEMBER =
            Set.of(Category.SPEAKING, Category.INTERVIEW, Category.KNOWLEDGE);

    /**
     * The first day the deed counts: the day it was fully attested and seven days of notice.
     *
     * @param attestations of this deed, in the order they were recorded; absent if they do not suffice
     */
    public static Optional<LocalDate> acceptedOn(ContributionClaimed claim, List<ContributionAttested> attestations) {
        for (int some = 1; some <= attestations.size(); some++) {
            List<ContributionAttested> first = attestations.subList(0, some);
            if (suffice(claim, first)) {
                return first.stream()
                        .map(ContributionAttested::effectiveOn)
                        .max(Comparator.naturalOrder())
                        .map(day -> day.plusDays(NOTICE_DAYS));
            }
        }
        return Optional.empty();
    }

    /** Whether the attestations are enough: two to verify; one for a roster whose signer is not on it. */
    public static boolean suffice(ContributionClaimed claim, List<ContributionAttested> attestations) {
        long attesters = attestations.stream()
                .map(ContributionAttested::attester)
                .distinct()
                .count();
        return switch (claim.category().tier()) {
            case PEER -> attesters >= 1;
            case ROSTER -> attesters >= VERIFIED_MIN || attestations.stream().anyMatch(one -> !isOnRoster(claim, one));
            case VERIFIED ->
                attesters >= VERIFIED_MIN
                        && (!NEED_BOARD_MEMBER.contains(claim.category())
                                || attestations.stream().anyMatch(one -> one.office() == Role.BOARD_MEMBER));
        };
    }

    private static boolean isOnRoster(ContributionClaimed claim, ContributionAttested attestation) {
        return claim.contributors().stream()
                .anyMatch(share -> share.contributor().equals(attestation.attester()));
    }

    private Attestations() {}
}
