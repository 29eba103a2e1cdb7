package org.guildbook.accounts;

import java.time.LocalDate;
import java.util.LinkedHashSet;
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
import org.guildbook.events.AccountsEvent.Category;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.FundBalance;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The expense may be paid: from now on it is owed.
 *
 * @param secondApprover needed above 500,000 minor units
 * @param payee whom the approvers saw named
 */
public record ApproveExpense(
        PartyId approver, @Nullable PartyId secondApprover, ExpenseId expense, PartyId payee, LocalDate effectiveOn)
        implements Command {

    /** Up to this amount one approver suffices, in minor units. */
    static final long ONE_APPROVER_MAX_MINOR = 500_000;

    private static final Set<Role> APPROVERS = Set.of(Role.BOARD_MEMBER, Role.CONTROLLER);

    @Override
    public PartyId actor() {
        return approver;
    }

    /** Whoever approves last: the second approver, or the only one. */
    public PartyId lastApprover() {
        return secondApprover == null ? approver : secondApprover;
    }

    /** The only fund that expenses are charged to so far. */
    public String fund() {
        return Vouchers.DUES;
    }

    static List<LedgerEvent> decide(
            ApproveExpense command,
            State state,
            Offices approver,
            Offices lastApprover,
            Standing payee,
            FundBalance fund,
            Today today) {
        ExpenseSubmitted submitted = state.submitted;
        if (submitted == null || !submitted.payee().equals(command.payee)) {
            throw new Refused("unknown-reference");
        }
        Refused.when(state.approved, "expense-not-open");
        Refused.when(command.effectiveOn.isBefore(submitted.effectiveOn()), "effective-date-too-old");
        Set<PartyId> approvers = new LinkedHashSet<>(List.of(command.approver));
        Refused.unless(command.secondApprover == null || approvers.add(command.secondApprover), "already-approved-by");
        Scope matter = submitted.chapter() == null ? Scope.COMMUNITY : Scope.chapter(submitted.chapter());
        approver.require(APPROVERS, matter, command.effectiveOn, today);
        lastApprover.require(APPROVERS, matter, command.effectiveOn, today);
        Refused.when(approvers.contains(submitted.submitter()), "approver-is-submitter");
        Refused.when(approvers.contains(submitted.payee()), "approver-is-payee");
        Refused.when(
                submitted.amount().amountMinor() > ONE_APPROVER_MAX_MINOR && approvers.size() < 2,
                "second-person-missing");
        Refused.when(isDistribution(submitted, payee), "no-member-distribution");
        fund.requireFree(submitted.amount());
        return List.of(new ExpenseApproved(
                submitted.category(),
                command.expense,
                List.copyOf(approvers),
                Series.journalVouchers(command.effectiveOn.getYear(), command.effectiveOn.getMonthValue()),
                command.effectiveOn,
                Vouchers.money(
                        submitted.category().account(),
                        Vouchers.PAYABLES,
                        submitted.amount(),
                        submitted.fund(),
                        submitted.chapter()),
                command.effectiveOn));
    }

    /** Dues reach a member only as payroll, or as reimbursement the member asked for and showed evidence of. */
    private static boolean isDistribution(ExpenseSubmitted submitted, Standing payee) {
        return payee.statusOn(submitted.effectiveOn()).belongs()
                && submitted.category() != Category.PAYROLL
                && !submitted.submitter().equals(submitted.payee());
    }

    @EventSourcedEntity
    record State(@Nullable ExpenseSubmitted submitted, boolean approved) {

        @EntityCreator
        State(@InjectEntityId ApproveExpense command) {
            this(null, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ApproveExpense command) {
            return Boundary.facts(Tag.of("expense", command.expense), ExpenseSubmitted.class, ExpenseApproved.class);
        }

        @EventSourcingHandler
        State on(ExpenseSubmitted fact) {
            return new State(fact, approved);
        }

        @EventSourcingHandler
        State on(ExpenseApproved fact) {
            return new State(submitted, true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ApproveExpense command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "approver") Offices approver,
                @InjectEntity(idProperty = "lastApprover") Offices lastApprover,
                @InjectEntity(idProperty = "payee") Standing payee,
                @InjectEntity(idProperty = "fund") FundBalance fund,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, approver, lastApprover, payee, fund, today));
        }
    }
}
