package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.Tags;
import org.guildbook.events.Voucher;
import org.guildbook.values.Money;
import org.guildbook.values.Posting;

/**
 * The money in one account of a bank or payment channel.
 *
 * @param minor in minor units, never negative
 */
@EventSourcedEntity
public record AccountBalance(String account, long minor) {

    @EntityCreator
    public AccountBalance(@InjectEntityId String account) {
        this(account, 0);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(String account) {
        return Boundary.facts(Tags.account(account), DuesPaymentRecorded.class, ExpensePaid.class);
    }

    @EventSourcingHandler
    AccountBalance on(DuesPaymentRecorded recorded) {
        return after(recorded);
    }

    @EventSourcingHandler
    AccountBalance on(ExpensePaid paid) {
        return after(paid);
    }

    /** Refuses as {@code account-overdrawn} what the account does not hold. */
    public void requireCovered(Money amount) {
        if (amount.amountMinor() > minor) {
            throw new Refused("account-overdrawn")
                    .with("balanceMinor", minor)
                    .with("neededMinor", amount.amountMinor());
        }
    }

    private AccountBalance after(Voucher voucher) {
        long moved = voucher.postings().stream()
                .filter(posting -> posting.account().equals(account))
                .mapToLong(Posting::signed)
                .sum();
        return new AccountBalance(account, minor + moved);
    }
}
