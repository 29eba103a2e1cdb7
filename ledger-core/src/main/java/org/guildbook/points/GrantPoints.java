package org.guildbook.points;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.Tags;
import org.guildbook.rules.Attestations;
import org.guildbook.rules.Founding;
import org.guildbook.rules.GrantBudget;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Points come into being for a reason, under a published rule and its budget.
 *
 * @param reason id of the deed, referral or membership rewarded; for a recognition, any id of its own
 * @param resolution of the board about the person, by which its members grant once the founding phase is over
 */
public record GrantPoints(
        PartyId actor,
        String rule,
        PartyId receiver,
        LotId lot,
        long amount,
        String reason,
        @Nullable ResolutionId resolution,
        LocalDate effectiveOn)
        implements Command {

    /** Points expire on the first day of the ninth quarter after the one of the grant: eight full quarters of life. */
    static final int EXPIRY_QUARTERS = 9;

    public GrantPoints {
        RewardRules.requireShape(rule);
        RewardRules.requireShape(reason);
    }

    /** The budget that is charged. */
    public GrantBudget.Of budget() {
        return new GrantBudget.Of(rule, Quarter.of(effectiveOn));
    }

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    static List<LedgerEvent> decide(
            GrantPoints command,
            State state,
            GrantBudget budget,
            Standing receiver,
            Resolved resolved,
            Founding founding,
            Offices actor,
            Today today) {
        if (!command.actor.equals(PartyId.SYSTEM)) {
            actor.require(Set.of(Role.OWNER, Role.BOARD_MEMBER), Scope.COMMUNITY, command.effectiveOn, today);
        }
        boolean single = !command.actor.equals(PartyId.SYSTEM);
        resolved.require(
                single && !founding.openOn(today.date()),
                Resolved.BOARD,
                Subject.PERSONAL,
                Scope.COMMUNITY,
                command.effectiveOn);
        Refused.unless(RewardRules.isKnown(command.rule), "grant-rule-unknown");
        Refused.unless(command.amount > 0, "amount-not-positive");
        Refused.when(state.granted, "grant-already-made");
        Refused.when(state.lotTaken, "id-already-used");
        Refused.unless(state.reasonHolds(), "reason-not-found");
        Refused.unless(receiver.mayEarn(command.effectiveOn), "receiver-not-eligible");
        budget.requireLeft(command.amount);
        Quarter quarter = Quarter.of(command.effectiveOn);
        return List.of(new PointsGranted(
                command.rule,
                command.receiver,
                command.lot,
                command.amount,
                command.reason,
                quarter,
                quarter.plus(EXPIRY_QUARTERS).from(),
                command.resolution,
                command.effectiveOn,
                Vouchers.points(Vouchers.POINTS_ISSUED, Vouchers.POINTS_OF_MEMBERS, command.amount),
                command.effectiveOn));
    }

    @EventSourcedEntity
    record State(
            GrantPoints command,
            boolean granted,
            boolean lotTaken,
            @Nullable ContributionClaimed deed,
            List<ContributionAttested> attestations,
            Set<ReferralStage> stages,
            boolean admitted) {

        @EntityCreator
        State(@InjectEntityId GrantPoints command) {
            this(command, false, false, null, List.of(), Set.of(), false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(GrantPoints command) {
            return EventCriteria.either(
                    Boundary.facts(Tags.grantReason(command.rule, command.reason), PointsGranted.class),
                    Boundary.facts(Tag.of("lot", command.lot), PointsGranted.class),
                    Boundary.facts(
                            new Tag("contribution", command.reason),
                            ContributionClaimed.class,
                            ContributionAttested.class),
                    Boundary.facts(
                            new Tag("referral", command.reason),
                            ReferralStageReached.class,
                            ReferralStageReversed.class),
                    Boundary.facts(new Tag("membership", command.reason), MemberAdmitted.class));
        }

        @EventSourcingHandler
        State on(PointsGranted grant) {
            boolean sameReason =
                    grant.rule().equals(command.rule) && grant.reason().equals(command.reason);
            boolean sameLot = grant.lot().equals(command.lot);
            return new State(command, granted || sameReason, lotTaken || sameLot, deed, attestations, stages, admitted);
        }

        @EventSourcingHandler
        State on(ContributionClaimed claimed) {
            return new State(command, granted, lotTaken, claimed, attestations, stages, admitted);
        }

        @EventSourcingHandler
        State on(ContributionAttested attested) {
            return new State(
                    command,
                    granted,
                    lotTaken,
                    deed,
                    Stream.concat(attestations.stream(), Stream.of(attested)).toList(),
                    stages,
                    admitted);
        }

        @EventSourcingHandler
        State on(ReferralStageReached reached) {
            return reached.referrer().equals(command.receiver)
                    ? with(Stream.concat(stages.stream(), Stream.of(reached.stage())))
                    : this;
        }

        @EventSourcingHandler
        State on(ReferralStageReversed reversed) {
            return with(stages.stream().filter(stage -> stage != reversed.stage()));
        }

        private State with(Stream<ReferralStage> after) {
            return new State(
                    command,
                    granted,
                    lotTaken,
                    deed,
                    attestations,
                    after.collect(Collectors.toUnmodifiableSet()),
                    admitted);
        }

        @EventSourcingHandler
        State on(MemberAdmitted admission) {
            boolean receiver = admission.member().equals(command.receiver);
            return new State(command, granted, lotTaken, deed, attestations, stages, admitted || receiver);
        }

        /** Whether the fact the rule rewards is on the ledger, and is the receiver's. */
        boolean reasonHolds() {
            return switch (command.rule) {
                case RewardRules.OPERATION -> isAccepted();
                case RewardRules.TALK ->
                    isAccepted() && deed != null && deed.category() == ContributionEvent.Category.SPEAKING;
                case RewardRules.REFERRAL -> !stages.isEmpty();
                case RewardRules.WELCOME -> admitted;
                default -> true;
            };
        }

        private boolean isAccepted() {
            return deed != null
                    && deed.contributors().stream()
                            .anyMatch(share -> share.contributor().equals(command.receiver))
                    && Attestations.acceptedOn(deed, attestations)
                            .filter(day -> !command.effectiveOn.isBefore(day))
                            .isPresent();
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                GrantPoints command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "budget") GrantBudget budget,
                @InjectEntity(idProperty = "receiver") Standing receiver,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, budget, receiver, resolved, founding, actor, today));
        }
    }
}
