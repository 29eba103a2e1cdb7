package org.guildbook.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
import org.guildbook.values.Scope;
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
     * @param membership absent for the dues of an honour, which start no term
     * @param chapter of the member on the day of the invoice, absent for whoever has none; its payments are booked under it
     */
    @Fact("dues.DuesInvoiced")
    record DuesInvoiced(
            InvoiceId invoice,
            @Nullable MembershipId membership,
            PartyId member,
            @Nullable ChapterId chapter,
            Money amount,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate dueOn,
            LocalDate effectiveOn)
            implements DuesEvent {

        /** The membership; there is one wherever something is to be paid. */
        public MembershipId requireMembership() {
            return Objects.requireNonNull(membership);
        }

        /** Where the dues belong. */
        public Scope scope() {
            return chapter == null ? Scope.COMMUNITY : Scope.chapter(chapter);
        }
    }

    /** Why dues are not demanded, and the account that shows it. */
    enum WaiverReason {
        HONORARY("income:dues:waived:honorary"),
        HARDSHIP("income:dues:waived:hardship");

        private final String account;

        WaiverReason(String account) {
            this.account = account;
        }

        public String account() {
            return account;
        }
    }

    /**
     * Dues, or a part of them, are not demanded: assessed and waived at once, with a number. The lines name no chapter.
     *
     * @param membership absent for the dues of an honour
     * @param chapter of the invoice
     * @param resolution absent in the founding phase
     */
    @Fact("dues.DuesWaived")
    record DuesWaived(
            InvoiceId invoice,
            @Nullable MembershipId membership,
            PartyId member,
            @Nullable ChapterId chapter,
            WaiverReason reason,
            @Nullable ResolutionId resolution,
            Series series,
            LocalDate bookedOn,
            List<Posting> postings,
            LocalDate effectiveOn)
            implements DuesEvent, Voucher, Numbered {

        public DuesWaived {
            postings = Voucher.balanced(postings);
        }

        /** What is not demanded, in minor units. */
        public long amountMinor() {
            return postings.stream()
                    .mapToLong(Posting::signed)
                    .filter(signed -> signed > 0)
                    .sum();
        }

        @Override
        public Set<Tag> computedTags() {
            return bookTags();
        }
    }

    /** Why nobody waits for the dues any more; the words of it stay outside the ledger. */
    enum VoidReason {
        MEMBERSHIP_ENDED,
        WRONG,
        OTHER
    }

    /**
     * Nobody waits any more for what was invoiced; nothing of it had been paid.
     *
     * @param amount what was still open
     */
    @Fact("dues.InvoiceVoided")
    record InvoiceVoided(
            InvoiceId invoice,
            MembershipId membership,
            PartyId member,
            Money amount,
            VoidReason reason,
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
