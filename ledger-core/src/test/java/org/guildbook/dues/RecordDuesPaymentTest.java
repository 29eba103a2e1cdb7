package org.guildbook.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.dues.DuesTestFacts.INVOICE;
import static org.guildbook.dues.DuesTestFacts.YEARLY;
import static org.guildbook.dues.DuesTestFacts.invoiced;
import static org.guildbook.dues.DuesTestFacts.paid;
import static org.guildbook.dues.DuesTestFacts.reference;
import static org.guildbook.dues.DuesTestFacts.waived;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.testing.Decisions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Posting;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.junit.jupiter.api.Test;

class RecordDuesPaymentTest {

    private static final PaymentId PAYMENT = new PaymentId(id(1));

    private final Decisions guild = given(
            founded(), office(Role.TREASURER, Scope.COMMUNITY, TREASURER), invoiced(INVOICE, ANN, BEIJING, YEARLY));

    @Test
    void who_must_not_be_found_pays_under_no_chapter() {
        guild.and(new ConfidentialFlagSet(ANN, day("2026-01-01")))
                .when(payment(1_008_000))
                .recorded()
                .forEach(fact -> assertThat(((DuesPaymentRecorded) fact).postings())
                        .allMatch(posting -> posting.chapter() == null));
    }

    @Test
    void a_payment_is_deferred_and_receipted_in_the_series_of_its_year() {
        guild.when(payment(1_008_000))
                .facts(new DuesPaymentRecorded(
                        PaymentMethod.WECHAT,
                        PAYMENT,
                        INVOICE,
                        membership(ANN),
                        ANN,
                        TREASURER,
                        reference(7),
                        new Series("RC-2026-DUES", 6),
                        day("2026-01-06"),
                        List.of(
                                Posting.debit("assets:payment-channel:wechat", YEARLY, "DUES", BEIJING),
                                Posting.credit("liabilities:deferred-dues", YEARLY, "DUES", BEIJING)),
                        day("2026-01-06")));
    }

    @Test
    void an_invoice_may_be_paid_in_parts_but_never_above_its_amount() {
        Decisions partly = guild.and(paid(INVOICE, ANN, BEIJING, 1_000_000));

        partly.when(payment(8_000)).recorded();
        partly.when(payment(8_001)).refused("payment-exceeds-invoices");
    }

    @Test
    void what_was_waived_is_not_paid() {
        Decisions partly = guild.and(waived(INVOICE, ANN, 1_000_000));

        partly.when(payment(8_000)).recorded();
        partly.when(payment(8_001)).refused("payment-exceeds-invoices");
    }

    @Test
    void a_voided_invoice_takes_no_money() {
        guild.and(new InvoiceVoided(INVOICE, membership(ANN), ANN, YEARLY, VoidReason.WRONG, day("2026-01-05")))
                .when(payment(1))
                .refused("invoice-not-open");
    }

    @Test
    void a_settled_invoice_takes_no_more_money() {
        guild.and(paid(INVOICE, ANN, BEIJING, 1_008_000)).when(payment(1)).refused("invoice-not-open");
    }

    @Test
    void one_outside_payment_is_recorded_once_whatever_invoice_it_names() {
        InvoiceId other = new InvoiceId(id(302));

        guild.and(invoiced(other, BO, BEIJING, YEARLY), paid(other, BO, BEIJING, 7))
                .when(payment(1))
                .refused("payment-already-recorded");
    }

    @Test
    void the_same_reference_of_another_method_is_another_payment() {
        guild.and(paid(INVOICE, ANN, BEIJING, 7))
                .when(new RecordDuesPayment(
                        TREASURER,
                        PAYMENT,
                        INVOICE,
                        ANN,
                        PaymentMethod.BANK,
                        reference(7),
                        new Money(1, "CNY"),
                        day("2026-01-06")))
                .recorded();
    }

    @Test
    void a_payment_has_an_id_of_its_own() {
        guild.and(paid(INVOICE, ANN, BEIJING, 1)).when(payment(5)).refused("id-already-used");
    }

    @Test
    void the_invoice_must_exist() {
        given(founded(), office(Role.TREASURER, Scope.COMMUNITY, TREASURER))
                .when(payment(1))
                .refused("unknown-reference");
    }

    @Test
    void only_a_treasurer_records() {
        guild.when(payment(STRANGER, ANN, new Money(1, "CNY"))).refused("not-authorised");
    }

    @Test
    void nobody_records_the_own_payment() {
        guild.when(payment(TREASURER, TREASURER, new Money(1, "CNY"))).refused("recorder-is-payer");
        guild.and(office(Role.TREASURER, Scope.COMMUNITY, ANN))
                .when(payment(ANN, BO, new Money(1, "CNY")))
                .refused("recorder-is-payer");
    }

    @Test
    void an_amount_is_positive_and_in_the_currency_of_the_invoice() {
        guild.when(payment(0)).refused("amount-not-positive");
        guild.when(payment(-1)).refused("amount-not-positive");
        guild.when(payment(TREASURER, ANN, new Money(1, "USD"))).refused("currency-mismatch");
    }

    private static RecordDuesPayment payment(long minor) {
        return payment(TREASURER, ANN, new Money(minor, "CNY"));
    }

    private static RecordDuesPayment payment(PartyId recorder, PartyId payer, Money amount) {
        return new RecordDuesPayment(
                recorder, PAYMENT, INVOICE, payer, PaymentMethod.WECHAT, reference(7), amount, day("2026-01-06"));
    }
}
