package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.Tags;
import org.guildbook.events.Voucher;
import org.guildbook.values.Money;
import org.guildbook.values.Posting;

/**
 * What a fund can still promise.
 *
 * @param cashMinor in banks and payment channels, in minor units
 * @param payablesMinor approved and not yet paid, in minor units
 */
@EventSourcedEntity
public record FundBalance(String fund, long cashMinor, long payablesMinor) {

    @EntityCreator
    public FundBalance(@InjectEntityId String fund) {
        this(fund, 0, 0);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(String fund) {
        return Boundary.facts(Tags.fund(fund), DuesPaymentRecorded.class, ExpenseApproved.class, ExpensePaid.class);
    }

    @EventSourcingHandler
    FundBalance on(DuesPaymentRecorded recorded) {
        return after(recorded);
    }

    @EventSourcingHandler
    FundBalance on(ExpenseApproved approved) {
        return after(approved);
    }

    @EventSourcingHandler
    FundBalance on(ExpensePaid paid) {
        return after(paid);
    }

    /** Refuses as {@code fund-overspent} what is more than the cash that nobody waits for. */
    public void requireFree(Money amount) {
        if (amount.amountMinor() > cashMinor - payablesMinor) {
            throw new Refused("fund-overspent")
                    .with("freeMinor", cashMinor - payablesMinor)
                    .with("neededMinor", amount.amountMinor());
        }
    }

    private FundBalance after(Voucher voucher) {
        long cash = cashMinor;
        long payables = payablesMinor;
        for (Posting posting : voucher.postings()) {
            if (posting.fund().equals(fund)) {
                cash += posting.isCash() ? posting.signed() : 0;
                payables -= posting.account().equals(Vouchers.PAYABLES) ? posting.signed() : 0;
            }
        }
        return new FundBalance(fund, cash, payables);
    }
}
