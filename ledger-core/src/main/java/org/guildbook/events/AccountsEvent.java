package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** What can happen to the community's money besides dues. */
public sealed interface AccountsEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.BOOK;
    }

    /** The published map from accounts to what a reader understands. */
    enum Category {
        PAYROLL("expenses:admin:payroll"),
        PLATFORM("expenses:admin:platform"),
        ACTIVITY("expenses:programme:meetups"),
        CONFERENCE("expenses:programme:summit"),
        CONTENT("expenses:programme:content"),
        VENUE("expenses:admin:venue"),
        FEES("expenses:admin:channel-fees");

        private final String account;

        Category(String account) {
            this.account = account;
        }

        public String account() {
            return account;
        }
    }

    /**
     * Somebody asked for money to be spent, with evidence.
     *
     * @param chapter absent for expenses of the whole community
     * @param evidence hashes of invoices and contracts, at least one
     */
    @Fact("accounts.ExpenseSubmitted")
    record ExpenseSubmitted(
            ExpenseId expense,
            PartyId submitter,
            PartyId payee,
            Category category,
            @Nullable ChapterId chapter,
            String fund,
            Money amount,
            List<Sha256> evidence,
            LocalDate effectiveOn)
            implements AccountsEvent {}

    /** The expense may be paid: it is owed from now on. */
    @Fact("accounts.ExpenseApproved")
    record ExpenseApproved(
            @Open Category category,
            ExpenseId expense,
            List<PartyId> approvers,
            Series series,
            LocalDate bookedOn,
            List<Posting> postings,
            LocalDate effectiveOn)
            implements AccountsEvent, Voucher, Numbered {

        public ExpenseApproved {
            postings = Voucher.balanced(postings);
        }

        @Override
        public Set<Tag> computedTags() {
            return bookTags();
        }
    }

    /** The money left the bank. */
    @Fact("accounts.ExpensePaid")
    record ExpensePaid(
            @Open Category category,
            ExpenseId expense,
            PartyId payer,
            PartyId payee,
            Series series,
            LocalDate bookedOn,
            List<Posting> postings,
            LocalDate effectiveOn)
            implements AccountsEvent, Voucher, Numbered {

        public ExpensePaid {
            postings = Voucher.balanced(postings);
        }

        @Override
        public Set<Tag> computedTags() {
            return bookTags();
        }
    }
}
