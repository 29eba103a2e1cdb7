package org.guildbook.points;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.Tags;
import org.guildbook.rules.PointsBalance;
import org.guildbook.rules.Standing;
import org.guildbook.rules.TipsGiven;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

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

    @Override
    public Set<Tag> contendedTags() {
        // One tag where somebody tips themselves: the decision refuses that by name.
        return Stream.of(giver, receiver).map(Tags::pointsOf).collect(Collectors.toUnmodifiableSet());
    }

    static List<LedgerEvent> decide(
            TipMember command, TipsGiven tips, PointsBalance balance, Standing giver, Standing receiver, Today today) {
        Refused.unless(command.amount > 0, "amount-not-positive");
        Refused.when(command.giver.equals(command.receiver), "self-tip");
        Refused.unless(
                giver.maySpend(command.effectiveOn) && giver.maySpend(today.date()), "member-not-in-good-standing");
        Refused.unless(receiver.mayEarn(command.effectiveOn), "receiver-not-eligible");
        long tippedThatDay = tips.on(command.effectiveOn);
        if (tippedThatDay + command.amount > DAY_CAP) {
            throw new Refused("tip-day-cap-reached")
                    .with("tipped", tippedThatDay)
                    .with("cap", DAY_CAP);
        }
        long tippedToReceiver = tips.to(command.receiver, command.effectiveOn);
        if (tippedToReceiver + command.amount > PAIR_CAP) {
            throw new Refused("tip-pair-cap-reached")
                    .with("tipped", tippedToReceiver)
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

    static final class Handler {

        @CommandHandler
        void handle(
                TipMember command,
                @InjectEntity(idProperty = "giver") TipsGiven tips,
                @InjectEntity(idProperty = "giver") PointsBalance balance,
                @InjectEntity(idProperty = "giver") Standing giver,
                @InjectEntity(idProperty = "receiver") Standing receiver,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, tips, balance, giver, receiver, today));
        }
    }
}
