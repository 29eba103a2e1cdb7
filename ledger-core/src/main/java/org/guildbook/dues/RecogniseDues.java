package org.guildbook.dues;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.DuesRecognised.Share;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.Voucher;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.ChapterId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Series;
import org.guildbook.values.Tag;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/**
 * A month of membership was delivered: what the terms earned of their deferred dues becomes income.
 *
 * <p>Through month i of n a term has earned {@code floor(amount × i / n)}; months left out before are caught up.
 *
 * @param part number of this part of the run, from 1; a part holds at most 1,000 terms
 * @param terms each with the invoice that settled it
 */
public record RecogniseDues(PartyId actor, YearMonth month, int part, List<SettledTerm> terms) implements Command {

    /** Terms in one fact at most. */
    static final int TERMS_MAX = 1_000;

    private static final UUID WITHOUT_CHAPTER = new UUID(0, 0);

    /** A term and the invoice whose payments it earns. */
    public record SettledTerm(TermId term, InvoiceId invoice) {}

    public RecogniseDues {
        terms = List.copyOf(terms);
        if (terms.isEmpty() || part < 1) {
            throw new IllegalArgumentException("a part has a number from 1 and at least one term");
        }
    }

    /** The last day of the month: before it, nothing is due. */
    @Override
    public LocalDate effectiveOn() {
        return month.atEndOfMonth();
    }

    static List<LedgerEvent> decide(RecogniseDues command, State state) {
        Refused.unless(command.actor.equals(PartyId.SYSTEM), "not-authorised");
        Refused.when(command.terms.size() > TERMS_MAX, "limit-exceeded");
        Map<TermId, Share> shares = new LinkedHashMap<>();
        Map<Optional<ChapterId>, Money> earnedByChapter = new TreeMap<>(
                Comparator.comparing(chapter -> chapter.map(ChapterId::value).orElse(WITHOUT_CHAPTER)));
        for (SettledTerm settled : command.terms) {
            Refused.when(shares.containsKey(settled.term), "month-already-recognised");
            Money earned = state.earnedIn(command.month, settled);
            shares.put(settled.term, new Share(settled.term, earned));
            earnedByChapter.merge(state.chapterOf(settled), earned, Money::plus);
        }
        List<Posting> postings = new ArrayList<>();
        earnedByChapter.forEach((chapter, earned) -> postings.addAll(Vouchers.money(
                Vouchers.DEFERRED_DUES, Vouchers.DUES_EARNED, earned, Vouchers.DUES, chapter.orElse(null))));
        Refused.when(postings.size() > Voucher.LINES_MAX, "limit-exceeded");
        return List.of(new DuesRecognised(
                command.month,
                command.part,
                shares.size(),
                List.copyOf(shares.values()),
                Series.journalVouchers(command.month.getYear(), command.month.getMonthValue()),
                command.effectiveOn(),
                postings,
                command.effectiveOn()));
    }

    /** A term and what of its dues was earned so far. */
    record Earning(
            TermStarted term,
            long recognisedMinor,
            @Nullable YearMonth through) {}

    /**
     * An invoice and what of it was received.
     *
     * @param chapter under which it is booked; empty where nobody may know it
     */
    record Receipts(DuesInvoiced invoice, long receivedMinor, Optional<ChapterId> chapter) {}

    @EventSourcedEntity
    record State(RecogniseDues command, Map<TermId, Earning> earnings, Map<InvoiceId, Receipts> receipts) {

        @EntityCreator
        State(@InjectEntityId RecogniseDues command) {
            this(command, Map.of(), Map.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(RecogniseDues command) {
            return EventCriteria.either(command.terms.stream()
                    .limit(TERMS_MAX)
                    .flatMap(settled -> Stream.of(
                            Boundary.facts(Tag.of("term", settled.term), TermStarted.class, DuesRecognised.class),
                            Boundary.facts(
                                    Tag.of("invoice", settled.invoice), DuesInvoiced.class, DuesPaymentRecorded.class)))
                    .toList());
        }

        @EventSourcingHandler
        State on(TermStarted started) {
            return new State(command, with(earnings, started.term(), new Earning(started, 0, null)), receipts);
        }

        @EventSourcingHandler
        State on(DuesInvoiced invoiced) {
            return new State(
                    command, earnings, with(receipts, invoiced.invoice(), new Receipts(invoiced, 0, Optional.empty())));
        }

        @EventSourcingHandler
        State on(DuesPaymentRecorded recorded) {
            Map<InvoiceId, Receipts> after = new HashMap<>(receipts);
            after.computeIfPresent(
                    recorded.invoice(),
                    (_, before) -> new Receipts(
                            before.invoice,
                            before.receivedMinor + recorded.amountMinor(),
                            Optional.ofNullable(recorded.postings().getFirst().chapter())));
            return new State(command, earnings, Map.copyOf(after));
        }

        @EventSourcingHandler
        State on(DuesRecognised recognised) {
            Map<TermId, Earning> after = new HashMap<>(earnings);
            for (Share share : recognised.shares()) {
                after.computeIfPresent(
                        share.term(),
                        (_, before) -> new Earning(
                                before.term,
                                before.recognisedMinor + share.earned().amountMinor(),
                                recognised.month()));
            }
            return new State(command, Map.copyOf(after), receipts);
        }

        /** Earned is booked where it was received. */
        Optional<ChapterId> chapterOf(SettledTerm settled) {
            return known(receipts.get(settled.invoice)).chapter;
        }

        /** What the term earned through the month and was not booked before. */
        Money earnedIn(YearMonth month, SettledTerm settled) {
            Earning earning = known(earnings.get(settled.term));
            Receipts received = known(receipts.get(settled.invoice));
            Refused.unless(settled.invoice.equals(earning.term.invoice()), "unknown-reference");
            Refused.when(earning.through != null && !earning.through.isBefore(month), "month-already-recognised");
            YearMonth first = YearMonth.from(earning.term.from());
            long months = first.until(YearMonth.from(earning.term.toExclusive()), ChronoUnit.MONTHS);
            long through = Math.clamp(first.until(month, ChronoUnit.MONTHS) + 1, 0, months);
            long earned = Math.multiplyExact(received.receivedMinor, through) / months - earning.recognisedMinor;
            Refused.unless(earned > 0, "recognition-exceeds-deferred");
            return new Money(earned, received.invoice.amount().unit());
        }

        private static <T> T known(@Nullable T found) {
            if (found == null) {
                throw new Refused("unknown-reference");
            }
            return found;
        }

        private static <K, V> Map<K, V> with(Map<K, V> before, K key, V value) {
            Map<K, V> after = new HashMap<>(before);
            after.put(key, value);
            return Map.copyOf(after);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RecogniseDues command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                EventAppender ledger) {
            ledger.append(decide(command, state));
        }
    }
}
