package org.guildbook.points;

import java.time.LocalDate;
import java.util.List;
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
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.Tags;
import org.guildbook.rules.PointsBalance;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;

/** A member thanks another with points: they leave the giver's account and reach the receiver's in one entry. */
public record TipMember(PartyId giver, PartyId receiver, long amount, LocalDate effectiveOn) implements Command {

    /** Points a giver may tip on one day. */
    static final long DAY_CAP = 100;

    /** Points a giver may tip to one receiver in one quarter. */
    static final long PAIR_CAP = 200;

    @Override
    public PartyId actor() {
        return giver;
    }

    static List<LedgerEvent> decide(
            TipMember command, State state, PointsBalance balance, Standing giver, Standing receiver, Today today) {
        Refused.unless(command.amount > 0, "amount-not-positive");
        Refused.when(command.giver.equals(command.receiver), "self-tip");
        Refused.unless(
                giver.maySpend(command.effectiveOn) && giver.maySpend(today.date()), "member-not-in-good-standing");
        Refused.unless(receiver.mayEarn(command.effectiveOn), "receiver-not-eligible");
        if (state.tippedToday + command.amount > DAY_CAP) {
            throw new Refused("tip-day-cap-reached")
                    .with("tipped", state.tippedToday)
                    .with("cap", DAY_CAP);
        }
        if (state.tippedToReceiver + command.amount > PAIR_CAP) {
            throw new Refused("tip-pair-cap-reached")
                    .with("tipped", state.tippedToReceiver)
                    .with("cap", PAIR_CAP);
        }
        return List.of(new PointsTipped(
                command.giver,
                command.receiver,
                balance.take(command.amount, today.date()),
                command.effectiveOn,
                Vouchers.points(Vouchers.POINTS_OF_MEMBERS, Vouchers.POINTS_OF_MEMBERS, command.amount),
                command.effectiveOn));
    }

    @EventSourcedEntity
    record State(TipMember command, long tippedToday, long tippedToReceiver) {

        @EntityCreator
        State(@InjectEntityId TipMember command) {
            this(command, 0, 0);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(TipMember command) {
            return EventCriteria.either(
                    Boundary.facts(Tags.tipDay(command.giver, command.effectiveOn), PointsTipped.class),
                    Boundary.facts(
                            Tags.tipPair(command.giver, command.receiver, Quarter.of(command.effectiveOn)),
                            PointsTipped.class));
        }

        @EventSourcingHandler
        State on(PointsTipped tipped) {
            boolean sameDay = tipped.effectiveOn().equals(command.effectiveOn);
            boolean sameReceiver = tipped.receiver().equals(command.receiver)
                    && Quarter.of(tipped.effectiveOn()).equals(Quarter.of(command.effectiveOn));
            return new State(
                    command,
                    tippedToday + (sameDay ? tipped.amount() : 0),
                    tippedToReceiver + (sameReceiver ? tipped.amount() : 0));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                TipMember command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "giver") PointsBalance balance,
                @InjectEntity(idProperty = "receiver") PointsBalance receiverBalance,
                @InjectEntity(idProperty = "giver") Standing giver,
                @InjectEntity(idProperty = "receiver") Standing receiver,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, balance, giver, receiver, today));
        }
    }
}
