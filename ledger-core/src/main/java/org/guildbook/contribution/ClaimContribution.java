package org.guildbook.contribution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Tags;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standings;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tells of a deed; it counts once qualified others have confirmed it.
 *
 * @param quantity how many units, 1..10
 * @param activity absent for deeds outside an activity
 * @param group the small group that met; absent for other deeds
 * @param contentHash of minutes, articles or recordings
 * @param effectiveOn the day of the deed
 */
public record ClaimContribution(
        PartyId claimant,
        ContributionId contribution,
        Category category,
        int quantity,
        List<Share> contributors,
        @Nullable ActivityId activity,
        ChapterId chapter,
        @Nullable GroupId group,
        @Nullable Sha256 contentHash,
        LocalDate effectiveOn)
        implements Command {

    static final int QUANTITY_MAX = 10;
    static final int CONTRIBUTORS_MAX = 50;
    static final int DAYS_AFTER_DEED = 90;
    static final int DAYS_AFTER_QUARTER = 30;

    private static final int WHOLE_PPM = 1_000_000;

    public ClaimContribution {
        contributors = List.copyOf(contributors);
    }

    @Override
    public PartyId actor() {
        return claimant;
    }

    /** Whose standing matters: the claimant and everybody who has a part in the deed. */
    public Standings.Parties parties() {
        Set<PartyId> parties = new HashSet<>(contributorIds());
        parties.add(claimant);
        return new Standings.Parties(parties);
    }

    private Set<PartyId> contributorIds() {
        return contributors.stream()
                .limit(CONTRIBUTORS_MAX)
                .map(Share::contributor)
                .collect(Collectors.toSet());
    }

    static List<LedgerEvent> decide(
            ClaimContribution command, State state, Standings standings, Offices claimant, Today today) {
        Refused.when(command.contributors.size() > CONTRIBUTORS_MAX, "limit-exceeded");
        Refused.unless(isEntitled(command, standings, claimant, today), "claimant-not-entitled");
        Refused.when(state.taken, "id-already-used");
        Refused.unless(today.date().isBefore(closesOn(command.effectiveOn)), "claim-window-closed");
        Refused.when(command.quantity < 1 || command.quantity > QUANTITY_MAX, "quantity-out-of-range");
        Refused.unless(isWhole(command), "shares-not-whole");
        Refused.unless(
                command.contributorIds().stream()
                        .allMatch(contributor -> standings.of(contributor).mayEarn(command.effectiveOn)),
                "contributor-not-eligible");
        Refused.when(Catalogue.needsContentHash(command.category) && command.contentHash == null, "evidence-missing");
        Refused.when(state.overlaps, "overlapping-claim");
        return List.of(new ContributionClaimed(
                command.contribution,
                command.category,
                command.quantity,
                command.claimant,
                command.contributors,
                command.activity,
                command.chapter,
                command.group,
                command.contentHash,
                today.date(),
                command.effectiveOn));
    }

    /** First day on which the deed can no longer be claimed. */
    static LocalDate closesOn(LocalDate deed) {
        LocalDate byDeed = deed.plusDays(DAYS_AFTER_DEED);
        LocalDate byQuarter = Quarter.of(deed).toExclusive().plusDays(DAYS_AFTER_QUARTER);
        return byDeed.isBefore(byQuarter) ? byDeed : byQuarter;
    }

    private static boolean isEntitled(ClaimContribution command, Standings standings, Offices claimant, Today today) {
        boolean inOffice = Catalogue.authorises(
                claimant,
                Catalogue.claimants(command.category),
                command.chapter,
                command.group,
                command.effectiveOn,
                today);
        return switch (command.category) {
            case HOSTING -> inOffice || standings.of(command.claimant).mayEarn(command.effectiveOn);
            case KNOWLEDGE -> command.contributorIds().contains(command.claimant);
            case INTERVIEW -> command.claimant.equals(PartyId.SYSTEM);
            case SPEAKING, GOVERNANCE, ATTENDANCE -> inOffice;
            case HELP -> false;
        };
    }

    private static boolean isWhole(ClaimContribution command) {
        long sum = command.contributors.stream().mapToLong(Share::sharePpm).sum();
        return sum == WHOLE_PPM
                && command.contributors.stream().allMatch(share -> share.sharePpm() > 0)
                && command.contributorIds().size() == command.contributors.size();
    }

    @EventSourcedEntity
    record State(ClaimContribution command, boolean taken, boolean overlaps) {

        @EntityCreator
        State(@InjectEntityId ClaimContribution command) {
            this(command, false, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ClaimContribution command) {
            List<EventCriteria> criteria = new ArrayList<>();
            criteria.add(Boundary.facts(Tag.of("contribution", command.contribution), ContributionClaimed.class));
            for (PartyId contributor : command.contributorIds()) {
                criteria.add(Boundary.facts(
                        Tags.claimKey(command.activity, command.category.name(), contributor),
                        ContributionClaimed.class));
            }
            return EventCriteria.either(criteria);
        }

        @EventSourcingHandler
        State on(ContributionClaimed claimed) {
            boolean same = claimed.contribution().equals(command.contribution);
            return new State(command, taken || same, overlaps || (!same && isSameDeed(claimed)));
        }

        /** One activity is one deed; outside activities, the same work or the same day is. */
        private boolean isSameDeed(ContributionClaimed claimed) {
            return command.activity != null
                    || (Objects.equals(claimed.contentHash(), command.contentHash)
                            && (command.contentHash != null
                                    || claimed.effectiveOn().equals(command.effectiveOn)));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ClaimContribution command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "parties") Standings standings,
                @InjectEntity(idProperty = "claimant") Offices claimant,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, standings, claimant, today));
        }
    }
}
