package org.guildbook.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.AccountBalance;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** The treasurer pays an approved expense from the bank. */
public record PayExpense(PartyId payer, ExpenseId expense, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return payer;
    }

    /** The account the money leaves. */
    public String account() {
        return PaymentMethod.BANK.account();
    }

    static List<LedgerEvent> decide(
            PayExpense command, State state, Offices payer, AccountBalance account, Today today) {
        ExpenseSubmitted submitted = state.submitted;
        if (submitted == null) {
            throw new Refused("unknown-reference");
        }
        Scope matter = submitted.chapter() == null ? Scope.COMMUNITY : Scope.chapter(submitted.chapter());
        payer.require(Set.of(Role.TREASURER), matter, command.effectiveOn, today);
        LocalDate owedSince = state.owedSince;
        if (owedSince == null || state.paid) {
            throw new Refused("expense-not-approved");
        }
        Refused.when(command.effectiveOn.isBefore(owedSince), "effective-date-too-old");
        Refused.when(command.payer.equals(submitted.payee()), "payer-is-payee");
        account.requireCovered(submitted.amount());
        return List.of(new ExpensePaid(
                submitted.category(),
                command.expense,
                command.payer,
                submitted.payee(),
                Series.paymentsMade(command.effectiveOn.getYear()),
                command.effectiveOn,
                Vouchers.money(
                        Vouchers.PAYABLES,
                        command.account(),
                        submitted.amount(),
                        submitted.fund(),
                        submitted.chapter()),
                command.effectiveOn));
    }

    @EventSourcedEntity
    record State(
            @Nullable ExpenseSubmitted submitted, @Nullable LocalDate owedSince, boolean paid) {

        @EntityCreator
        State(@InjectEntityId PayExpense command) {
            this(null, null, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(PayExpense command) {
            return Boundary.facts(
                    Tag.of("expense", command.expense),
                    ExpenseSubmitted.class,
                    ExpenseApproved.class,
                    ExpensePaid.class);
        }

        @EventSourcingHandler
        State on(ExpenseSubmitted fact) {
            return new State(fact, owedSince, paid);
        }

        @EventSourcingHandler
        State on(ExpenseApproved fact) {
            return new State(submitted, fact.effectiveOn(), paid);
        }

        @EventSourcingHandler
        State on(ExpensePaid fact) {
            return new State(submitted, owedSince, true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                PayExpense command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "payer") Offices payer,
                @InjectEntity(idProperty = "account") AccountBalance account,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, payer, account, today));
        }
    }
}
