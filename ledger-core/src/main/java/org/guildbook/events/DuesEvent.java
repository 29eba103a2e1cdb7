package org.guildbook.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.values.ChapterId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Posting;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** What can happen to membership dues. */
public sealed interface DuesEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.BOOK;
    }

    /**
     * Who pays how much a year, from when on.
     *
     * @param resolution absent in the founding phase
     */
    @Fact("dues.DuesScheduleEnacted")
    record DuesScheduleEnacted(
            @Open ScheduleId schedule,
            @Open List<Amount> amounts,
            @Open LocalDate effectiveFrom,
            @Open @Nullable ResolutionId resolution,
            LocalDate effectiveOn)
            implements DuesEvent {

        /** The yearly dues of one membership type. */
        public record Amount(MembershipType membershipType, Money yearly) {}

        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.policyKind("DUES"));
        }
    }

    /**
     * A member was asked to pay the dues of the cycle {@code [from, toExclusive)}.
     *
     * @param chapter of the member on the day of the invoice; its payments are booked under it
     */
    @Fact("dues.DuesInvoiced")
    record DuesInvoiced(
            InvoiceId invoice,
            MembershipId membership,
            PartyId member,
            ChapterId chapter,
            Money amount,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate dueOn,
            LocalDate effectiveOn)
            implements DuesEvent {}

    /** How money arrives, and the account that holds it then. */
    enum PaymentMethod {
        BANK("assets:bank:main"),
        WECHAT("assets:payment-channel:wechat"),
        ALIPAY("assets:payment-channel:alipay");

        private final String account;

        PaymentMethod(String account) {
            this.account = account;
        }

        public String account() {
            return account;
        }
    }

    /**
     * Dues arrived: bank to deferred dues, with a receipt number.
     *
     * @param externalRef hash of the payment reference of the bank or channel
     */
    @Fact("dues.DuesPaymentRecorded")
    record DuesPaymentRecorded(
            @Open PaymentMethod method,
            PaymentId payment,
            InvoiceId invoice,
            MembershipId membership,
            PartyId payer,
            PartyId recorder,
            Sha256 externalRef,
            Series series,
            LocalDate bookedOn,
            List<Posting> postings,
            LocalDate effectiveOn)
            implements DuesEvent, Voucher, Numbered {

        public DuesPaymentRecorded {
            postings = Voucher.balanced(postings);
        }

        /** What was received, in minor units. */
        public long amountMinor() {
            return postings.stream()
                    .filter(Posting::isCash)
                    .mapToLong(Posting::signed)
                    .sum();
        }

        @Override
        public Set<Tag> computedTags() {
            Set<Tag> tags = new HashSet<>(bookTags());
            tags.add(Tags.externalRef(method.name(), externalRef));
            return tags;
        }
    }

    /**
     * One month of membership was delivered: deferred dues became income. At most 1,000 terms; a larger run is split
     * into numbered parts.
     */
    @Fact("dues.DuesRecognised")
    record DuesRecognised(
            @Open YearMonth month,
            @Open int part,
            @Open int count,
            List<Share> shares,
            Series series,
            LocalDate bookedOn,
            List<Posting> postings,
            LocalDate effectiveOn)
            implements DuesEvent, Voucher, Numbered {

        public DuesRecognised {
            postings = Voucher.balanced(postings);
        }
        /** What one term earned this month. */
        public record Share(TermId term, Money earned) {}

        @Override
        public Set<Tag> computedTags() {
            return bookTags();
        }
    }

    /**
     * Dues of a term that were paid before the community kept this ledger; no money of its books moved.
     *
     * @param paidOn the day the dues of the term were settled
     * @param externalRef hash of the reference of the bank or channel; absent where none was kept
     * @param evidence hash of the record it was taken over from
     */
    @Fact("dues.DuesTakenOver")
    record DuesTakenOver(
            PaymentId payment,
            MembershipId membership,
            TermId term,
            PartyId member,
            Money amount,
            LocalDate paidOn,
            @Nullable Sha256 externalRef,
            Sha256 evidence,
            LocalDate effectiveOn)
            implements DuesEvent {}
}
