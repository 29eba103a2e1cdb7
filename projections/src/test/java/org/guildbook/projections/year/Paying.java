package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.dues.RecordDuesPayment;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.membership.RequestReinstatement;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Sha256;

/** Dues: most pay in time, some in grace, some come back later, some never pay. */
final class Paying {

    /** In each chapter the first of these lead, supervise or sit on its board, and always pay in time. */
    private static final int RELIABLE = 7;

    private static final int HABITS = 20;

    private final Year year;
    private final NaiveGuild guild;
    private final Map<InvoiceId, List<Instalment>> plans = new HashMap<>();

    /** @param share of what is open then: one half or all */
    private record Instalment(LocalDate on, int share) {}

    Paying(Year year) {
        this.year = year;
        this.guild = year.guild;
    }

    void day() {
        for (NaiveGuild.Invoice invoice : List.copyOf(guild.invoices)) {
            if (!invoice.open() && !invoice.voided) {
                continue;
            }
            List<Instalment> plan = plans.computeIfAbsent(invoice.id, _ -> plan(invoice));
            if (!plan.isEmpty() && !year.today.isBefore(plan.getFirst().on()) && stillThere(invoice.member)) {
                pay(invoice, plan.removeFirst());
            }
        }
    }

    private boolean stillThere(NaiveMember member) {
        MembershipStatus status = member.on(year.today);
        return NaiveMember.BELONGS.contains(status)
                || status == MembershipStatus.LAPSED
                || (status == MembershipStatus.NOT_A_MEMBER && !member.opening);
    }

    private List<Instalment> plan(NaiveGuild.Invoice invoice) {
        int number = List.copyOf(guild.members.keySet()).indexOf(invoice.member.party);
        boolean first = invoice.member.terms.isEmpty();
        int habit = invoice.member.opening && number % 30 < RELIABLE ? 0 : number * 7 % HABITS;
        LocalDate end = first ? invoice.dueOn : invoice.from;
        LocalDate inTime = year.today.plusDays(year.chance.nextInt((int) new Days(year.today, end).count()));
        List<Instalment> plan = new ArrayList<>();
        switch (habit) {
            case 13 -> plan.add(new Instalment(end.minusDays(1), 1));
            case 14 -> plan.add(new Instalment(first ? inTime : end, 1));
            case 15 -> plan.add(new Instalment(first ? inTime : end.plusDays(29), 1));
            case 16 -> plan.add(new Instalment(first ? inTime : end.plusDays(1L + year.chance.nextInt(28)), 1));
            case 17 -> {
                plan.add(new Instalment(inTime, 2));
                plan.add(new Instalment(first ? end.minusDays(2) : end.plusDays(3), 1));
            }
            case 18 -> plan.add(new Instalment(end.plusDays(30L + year.chance.nextInt(40)), 1));
            case 19 -> {}
            default -> plan.add(new Instalment(inTime, 1));
        }
        return plan;
    }

    private void pay(NaiveGuild.Invoice invoice, Instalment instalment) {
        NaiveMember member = invoice.member;
        boolean lapsed = member.on(year.today) == MembershipStatus.LAPSED;
        if (lapsed && (invoice.voided || year.chance.nextBoolean())) {
            year.clerk.must(new RequestReinstatement(member.membership, member.party, year.today));
            year.consequences.asksBack(member, year.today);
            year.settle();
        }
        if (invoice.voided) {
            year.clerk.refuses("invoice-not-open", pays(invoice, new PaymentId(year.id()), 1, year.treasurer));
            guild.invoices.stream()
                    .filter(other -> other.member.equals(member) && other.open())
                    .findFirst()
                    .ifPresent(other -> pay(other, instalment));
            return;
        }
        long open = invoice.amount - invoice.paid;
        long amount = open / instalment.share();
        year.clerk.refuses(
                "payment-exceeds-invoices", pays(invoice, new PaymentId(year.id()), open + 1, year.treasurer));
        PaymentId payment = new PaymentId(year.id());
        Optional<PartyId> anybody =
                year.plain(invoice.chapter).map(one -> one.party).findFirst();
        anybody.ifPresent(recorder -> year.clerk.refuses("not-authorised", pays(invoice, payment, amount, recorder)));
        year.clerk.must(pays(invoice, payment, amount, year.treasurer));
        year.consequences.paid(invoice, payment, year.treasurer, amount, year.today);
        if (!invoice.open()) {
            year.clerk.refuses("invoice-not-open", pays(invoice, new PaymentId(year.id()), 1, year.treasurer));
        }
        year.settle();
    }

    private RecordDuesPayment pays(NaiveGuild.Invoice invoice, PaymentId payment, long amount, PartyId recorder) {
        return new RecordDuesPayment(
                recorder,
                payment,
                invoice.id,
                invoice.member.party,
                PaymentMethod.BANK,
                new Sha256("%064x".formatted(payment.value().getMostSignificantBits())),
                new Money(amount, "CNY"),
                year.today);
    }
}
