package org.guildbook.contribution;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.events.ContributionEvent.Tier;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.Tags;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A qualified other confirms a deed.
 *
 * @param office in which the attester confirms
 * @param quarter of the deed, whose granting budget is charged
 */
public record AttestContribution(
        PartyId attester, ContributionId contribution, Role office, Quarter quarter, LocalDate effectiveOn)
        implements Command {

    /** Verified points one attester may confirm per quarter of the deeds. */
    static final int BUDGET = 300;

    static final int WINDOW_DAYS = 30;
    static final int STAFF_MAX = 1;
    static final int RELATED_MONTHS = 24;

    @Override
    public PartyId actor() {
        return attester;
    }

    static List<LedgerEvent> decide(
            AttestContribution command, State state, Offices attester, Standing standing, Today today) {
        ContributionClaimed claim = state.claim;
        if (claim == null || !command.quarter.equals(Quarter.of(claim.effectiveOn()))) {
            throw new Refused("unknown-reference");
        }
        Refused.unless(
                Catalogue.attesters(claim.category()).contains(command.office)
                        && Catalogue.authorises(
                                attester,
                                Set.of(command.office),
                                claim.chapter(),
                                claim.group(),
                                claim.effectiveOn(),
                                today),
                "attester-office-missing");
        Refused.when(
                Catalogue.isOfMembers(command.office) && !standing.inGoodStanding(today.date()),
                "member-not-in-good-standing");
        Refused.unless(today.date().isBefore(claim.claimedOn().plusDays(WINDOW_DAYS)), "attestation-window-closed");
        Refused.when(command.effectiveOn.isBefore(claim.effectiveOn()), "effective-date-too-old");
        boolean verified = claim.category().tier() == Tier.VERIFIED;
        Refused.when(verified && isContributor(claim, command.attester), "self-attestation");
        Refused.when(state.attestedBy(command.attester), "already-attested");
        Refused.when(state.isRelated(claim), "attester-related");
        Refused.when(
                command.office == Role.STAFF && state.attestationsIn(Role.STAFF) >= STAFF_MAX,
                "too-many-staff-attesters");
        int charged = verified ? claim.category().unit() * claim.quantity() : 0;
        if (state.charged + charged > BUDGET) {
            throw new Refused("attestation-budget-exhausted")
                    .with("charged", state.charged)
                    .with("budget", BUDGET);
        }
        return List.of(new ContributionAttested(
                command.contribution, command.attester, command.office, charged, command.quarter, command.effectiveOn));
    }

    private static boolean isContributor(ContributionClaimed claim, PartyId party) {
        return claim.contributors().stream().map(Share::contributor).anyMatch(party::equals);
    }

    @EventSourcedEntity
    record State(
            AttestContribution command,
            @Nullable ContributionClaimed claim,
            List<ContributionAttested> attestations,
            List<CandidateReferred> referrals,
            int charged) {

        @EntityCreator
        State(@InjectEntityId AttestContribution command) {
            this(command, null, List.of(), List.of(), 0);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(AttestContribution command) {
            return EventCriteria.either(
                    Boundary.facts(
                            Tag.of("contribution", command.contribution),
                            ContributionClaimed.class,
                            ContributionAttested.class),
                    Boundary.facts(Tags.attesterQuarter(command.attester, command.quarter), ContributionAttested.class),
                    Boundary.facts(Tag.of("referrer", command.attester), CandidateReferred.class),
                    Boundary.facts(Tag.of("candidate", command.attester), CandidateReferred.class));
        }

        @EventSourcingHandler
        State on(ContributionClaimed claimed) {
            return new State(command, claimed, attestations, referrals, charged);
        }

        @EventSourcingHandler
        State on(ContributionAttested attested) {
            boolean sameDeed = attested.contribution().equals(command.contribution);
            boolean sameBudget = attested.attester().equals(command.attester)
                    && attested.quarter().equals(command.quarter);
            return new State(
                    command,
                    claim,
                    sameDeed ? plus(attestations, attested) : attestations,
                    referrals,
                    charged + (sameBudget ? attested.chargedPoints() : 0));
        }

        @EventSourcingHandler
        State on(CandidateReferred referred) {
            return new State(command, claim, attestations, plus(referrals, referred), charged);
        }

        boolean attestedBy(PartyId attester) {
            return attestations.stream().anyMatch(one -> one.attester().equals(attester));
        }

        long attestationsIn(Role office) {
            return attestations.stream().filter(one -> one.office() == office).count();
        }

        /** Whether the attester referred a contributor, or was referred by one, within 24 months of the deed. */
        boolean isRelated(ContributionClaimed deed) {
            return referrals.stream()
                    .filter(referral ->
                            isContributor(deed, referral.candidate()) || isContributor(deed, referral.referrer()))
                    .anyMatch(referral -> {
                        LocalDate on = referral.effectiveOn();
                        return deed.effectiveOn().isBefore(on.plusMonths(RELATED_MONTHS))
                                && on.isBefore(deed.effectiveOn().plusMonths(RELATED_MONTHS));
                    });
        }

        private static <T> List<T> plus(List<T> list, T element) {
            return Stream.concat(list.stream(), Stream.of(element)).toList();
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AttestContribution command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "attester") Offices attester,
                @InjectEntity(idProperty = "attester") Standing standing,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, attester, standing, today));
        }
    }
}
