package org.guildbook.dues;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted.Amount;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.DuesSchedules;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The owner sets who pays how much a year, from a day on.
 *
 * @param amounts one definite amount per membership type; a type without one pays no dues
 * @param resolution of the board or the assembly about dues; needed once the founding phase is over
 */
public record EnactDuesSchedule(
        PartyId actor,
        ScheduleId schedule,
        List<Amount> amounts,
        LocalDate effectiveFrom,
        @Nullable ResolutionId resolution,
        LocalDate effectiveOn)
        implements Command {

    public EnactDuesSchedule {
        amounts = List.copyOf(amounts);
    }

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    static List<LedgerEvent> decide(
            EnactDuesSchedule command,
            DuesSchedules schedules,
            Resolved resolved,
            Founding founding,
            Offices actor,
            Today today) {
        actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        resolved.require(
                !founding.openOn(today.date()),
                Resolved.BOARD_OR_ASSEMBLY,
                Subject.DUES,
                Scope.COMMUNITY,
                command.effectiveOn);
        Refused.unless(isDefinite(command.amounts), "dues-amount-not-definite");
        Refused.unless(
                command.amounts.stream()
                        .allMatch(amount -> amount.yearly().unit().equals(founding.currency())),
                "currency-mismatch");
        Refused.when(command.effectiveFrom.isBefore(command.effectiveOn), "schedule-not-prospective");
        Refused.unless(schedules.endBefore(command.effectiveFrom), "schedule-not-prospective");
        return List.of(new DuesScheduleEnacted(
                command.schedule, command.amounts, command.effectiveFrom, command.resolution, command.effectiveOn));
    }

    private static boolean isDefinite(List<Amount> amounts) {
        long types = amounts.stream().map(Amount::membershipType).distinct().count();
        return !amounts.isEmpty()
                && types == amounts.size()
                && amounts.stream().allMatch(amount -> amount.yearly().amountMinor() > 0);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                EnactDuesSchedule command,
                @InjectEntity(idResolver = ThisCommunity.class) DuesSchedules schedules,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, schedules, resolved, founding, actor, today));
        }
    }
}
