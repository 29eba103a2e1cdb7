package org.guildbook.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.guildbook.dues.DuesTestFacts.INVOICE;
import static org.guildbook.dues.DuesTestFacts.TERM;
import static org.guildbook.dues.DuesTestFacts.YEARLY;
import static org.guildbook.dues.DuesTestFacts.invoiced;
import static org.guildbook.dues.DuesTestFacts.paid;
import static org.guildbook.dues.DuesTestFacts.term;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.guildbook.dues.RecogniseDues.SettledTerm;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.DuesRecognised.Share;
import org.guildbook.testing.Decisions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Series;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.Test;

class RecogniseDuesTest {

    private static final SettledTerm SETTLED = new SettledTerm(TERM, INVOICE);

    private final Decisions guild = given(
            founded(),
            invoiced(INVOICE, ANN, BEIJING, YEARLY),
            paid(INVOICE, ANN, BEIJING, 1_008_000),
            term(TERM, INVOICE, ANN));

    @Test
    void a_month_of_membership_becomes_income() {
        Money twelfth = new Money(84_000, "CNY");

        guild.when(recognise("2026-01", SETTLED))
                .facts(new DuesRecognised(
                        YearMonth.parse("2026-01"),
                        1,
                        1,
                        List.of(new Share(TERM, twelfth)),
                        new Series("JV-2026-01", 4),
                        day("2026-01-31"),
                        List.of(
                                Posting.debit("liabilities:deferred-dues", twelfth, "DUES", BEIJING),
                                Posting.credit("income:dues:earned", twelfth, "DUES", BEIJING)),
                        day("2026-01-31")));
    }

    @Test
    void income_is_booked_by_chapter() {
        InvoiceId ofBo = new InvoiceId(id(302));
        TermId termOfBo = new TermId(id(402));
        DuesRecognised fact = (DuesRecognised) guild.and(
                        invoiced(ofBo, BO, SHANGHAI, YEARLY),
                        paid(ofBo, BO, SHANGHAI, 504_000),
                        term(termOfBo, ofBo, BO))
                .when(recognise("2026-01", SETTLED, new SettledTerm(termOfBo, ofBo)))
                .recorded()
                .getFirst();

        assertThat(fact.postings())
                .contains(
                        Posting.credit("income:dues:earned", new Money(84_000, "CNY"), "DUES", BEIJING),
                        Posting.credit("income:dues:earned", new Money(42_000, "CNY"), "DUES", SHANGHAI));
    }

    @Test
    void what_was_received_under_no_chapter_is_earned_under_none() {
        DuesRecognised fact = (DuesRecognised) given(
                        founded(),
                        invoiced(INVOICE, ANN, BEIJING, YEARLY),
                        paid(INVOICE, ANN, null, 1_008_000),
                        term(TERM, INVOICE, ANN))
                .when(recognise("2026-01", SETTLED))
                .recorded()
                .getFirst();
        assertThat(fact.postings()).allMatch(posting -> posting.chapter() == null);
    }

    @Test
    void twelve_months_earn_the_whole_rounded_down_each_month() {
        Decisions ledger = given(
                founded(),
                invoiced(INVOICE, ANN, BEIJING, YEARLY),
                paid(INVOICE, ANN, BEIJING, 1_000_000),
                term(TERM, INVOICE, ANN));
        List<Long> earned = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            DuesRecognised fact = (DuesRecognised) ledger.when(recognise("2026-%02d".formatted(month), SETTLED))
                    .recorded()
                    .getFirst();
            earned.add(fact.shares().getFirst().earned().amountMinor());
            ledger = ledger.and(fact);
        }

        assertThat(earned)
                .startsWith(83_333L, 83_333L, 83_334L, 83_333L, 83_333L, 83_334L)
                .hasSize(12);
        assertThat(earned.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000_000);
    }

    @Test
    void months_left_out_are_caught_up() {
        DuesRecognised fact = (DuesRecognised)
                guild.when(recognise("2026-03", SETTLED)).recorded().getFirst();

        assertThat(fact.shares()).containsExactly(new Share(TERM, new Money(252_000, "CNY")));
    }

    @Test
    void a_month_is_recognised_once() {
        DuesRecognised march = (DuesRecognised)
                guild.when(recognise("2026-03", SETTLED)).recorded().getFirst();

        guild.and(march).when(recognise("2026-03", SETTLED)).refused("month-already-recognised");
        guild.and(march).when(recognise("2026-02", SETTLED)).refused("month-already-recognised");
        guild.and(march).when(recognise("2026-04", SETTLED)).recorded();
        guild.when(recognise("2026-03", SETTLED, SETTLED)).refused("month-already-recognised");
    }

    @Test
    void no_more_is_earned_than_was_received() {
        DuesRecognised all = (DuesRecognised)
                guild.when(recognise("2026-12", SETTLED)).recorded().getFirst();

        assertThat(all.shares()).containsExactly(new Share(TERM, YEARLY));
        guild.and(all).when(recognise("2027-01", SETTLED)).refused("recognition-exceeds-deferred");
        given(founded(), invoiced(INVOICE, ANN, BEIJING, YEARLY), term(TERM, INVOICE, ANN))
                .when(recognise("2026-01", SETTLED))
                .refused("recognition-exceeds-deferred");
    }

    @Test
    void nothing_is_earned_before_the_term_begins() {
        guild.when(recognise("2025-12", SETTLED)).refused("recognition-exceeds-deferred");
    }

    @Test
    void the_last_day_of_the_month_must_have_come() {
        assertThat(recognise("2026-02", SETTLED).effectiveOn()).isEqualTo("2026-02-28");
    }

    @Test
    void the_term_must_be_settled_by_the_invoice() {
        InvoiceId other = new InvoiceId(id(302));

        guild.when(recognise("2026-01", new SettledTerm(new TermId(id(402)), INVOICE)))
                .refused("unknown-reference");
        guild.and(invoiced(other, ANN, BEIJING, YEARLY))
                .when(recognise("2026-01", new SettledTerm(TERM, other)))
                .refused("unknown-reference");
    }

    @Test
    void only_the_ledger_itself_recognises() {
        guild.when(new RecogniseDues(STRANGER, YearMonth.parse("2026-01"), 1, List.of(SETTLED)))
                .refused("not-authorised");
    }

    @Test
    void a_part_has_at_most_a_thousand_terms() {
        List<SettledTerm> tooMany = IntStream.rangeClosed(0, RecogniseDues.TERMS_MAX)
                .mapToObj(number -> new SettledTerm(new TermId(id(5_000 + number)), INVOICE))
                .toList();

        guild.when(new RecogniseDues(PartyId.SYSTEM, YearMonth.parse("2026-01"), 1, tooMany))
                .refused("limit-exceeded");
    }

    @Test
    void a_part_without_terms_or_number_is_no_part() {
        YearMonth month = YearMonth.parse("2026-01");

        assertThatIllegalArgumentException().isThrownBy(() -> new RecogniseDues(PartyId.SYSTEM, month, 1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecogniseDues(PartyId.SYSTEM, month, 0, List.of(SETTLED)));
    }

    private static RecogniseDues recognise(String month, SettledTerm... terms) {
        return new RecogniseDues(PartyId.SYSTEM, YearMonth.parse(month), 1, List.of(terms));
    }
}
