package org.guildbook.accounts;

import java.time.LocalDate;
import java.util.EnumSet;
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
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.AccountsEvent.Category;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for money to be spent, and shows the invoice.
 *
 * @param chapter absent for an expense of the whole community
 * @param evidence hashes of invoices and contracts
 */
public record SubmitExpense(
        PartyId submitter,
        ExpenseId expense,
        PartyId payee,
        Category category,
        @Nullable ChapterId chapter,
        String fund,
        Money amount,
        List<Sha256> evidence,
        LocalDate effectiveOn)
        implements Command {

    /** References to evidence in one fact at most. */
    static final int EVIDENCE_MAX = 20;

    public SubmitExpense {
        evidence = List.copyOf(evidence);
    }

    @Override
    public PartyId actor() {
        return submitter;
    }

    static List<LedgerEvent> decide(
            SubmitExpense command, State state, Standing standing, Offices offices, Founding founding, Today today) {
        Scope matter = command.chapter == null ? Scope.COMMUNITY : Scope.chapter(command.chapter);
        Refused.unless(
                standing.inGoodStanding(command.effectiveOn)
                        || offices.authorise(EnumSet.allOf(Role.class), matter, command.effectiveOn, today),
                "not-authorised");
        Refused.when(state.taken, "id-already-used");
        Refused.unless(command.amount.amountMinor() > 0, "amount-not-positive");
        Refused.unless(command.amount.unit().equals(founding.currency()), "currency-mismatch");
        Refused.when(command.evidence.isEmpty(), "evidence-missing");
        Refused.when(command.evidence.size() > EVIDENCE_MAX, "limit-exceeded");
        Refused.unless(command.fund.equals(Vouchers.DUES), "fund-closed");
        return List.of(new ExpenseSubmitted(
                command.expense,
                command.submitter,
                command.payee,
                command.category,
                command.chapter,
                command.fund,
                command.amount,
                command.evidence,
                command.effectiveOn));
    }

    @EventSourcedEntity
    record State(boolean taken) {

        @EntityCreator
        State(@InjectEntityId SubmitExpense command) {
            this(false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(SubmitExpense command) {
            return Boundary.facts(Tag.of("expense", command.expense), ExpenseSubmitted.class);
        }

        @EventSourcingHandler
        State on(ExpenseSubmitted submitted) {
            return new State(true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SubmitExpense command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "submitter") Standing standing,
                @InjectEntity(idProperty = "submitter") Offices offices,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, standing, offices, founding, today));
        }
    }
}
