package org.guildbook.points;

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
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.rules.Founding;
import org.guildbook.rules.GrantBudget;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The owner sets how many points a reward rule may grant in a quarter; a later budget replaces an earlier one.
 *
 * @param resolution of the board about the budget; needed once the founding phase is over
 */
public record SetGrantBudget(
        PartyId actor,
        String rule,
        Quarter quarter,
        long amount,
        @Nullable ResolutionId resolution,
        LocalDate effectiveOn)
        implements Command {

    public SetGrantBudget {
        RewardRules.requireShape(rule);
    }

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    static List<LedgerEvent> decide(
            SetGrantBudget command,
            GrantBudget budget,
            Resolved resolved,
            Founding founding,
            Offices actor,
            Today today) {
        actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        resolved.require(
                !founding.openOn(today.date()), Resolved.BOARD, Subject.BUDGET, Scope.COMMUNITY, command.effectiveOn);
        Refused.unless(RewardRules.isKnown(command.rule), "grant-rule-unknown");
        Refused.unless(today.date().isBefore(command.quarter.toExclusive()), "quarter-over");
        if (command.amount < budget.granted()) {
            throw new Refused("budget-below-granted").with("granted", budget.granted());
        }
        return List.of(new GrantBudgetSet(
                command.rule, command.quarter, command.amount, command.resolution, command.effectiveOn));
    }

    /** The budget this command replaces. */
    public GrantBudget.Of budget() {
        return new GrantBudget.Of(rule, quarter);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SetGrantBudget command,
                @InjectEntity(idProperty = "budget") GrantBudget budget,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, budget, resolved, founding, actor, today));
        }
    }
}
