package org.guildbook.dues;

import static org.guildbook.dues.DuesTestFacts.INVOICE;
import static org.guildbook.dues.DuesTestFacts.YEARLY;
import static org.guildbook.dues.DuesTestFacts.invoiced;
import static org.guildbook.dues.DuesTestFacts.paid;
import static org.guildbook.dues.DuesTestFacts.waived;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.testing.Decisions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By a treasurer, and by the system once a membership has ended. */
class VoidInvoiceTest {

    /** Ann's term ends on the day that the cycle of the invoice begins; her grace on 2026-02-05. */
    private final Decisions guild = given(
            founded(),
            office(Role.TREASURER, Scope.chapter(BEIJING), TREASURER),
            admitted(ANN),
            term(ANN, "2025-01-06", "2026-01-06"),
            invoiced(INVOICE, ANN, BEIJING, YEARLY));

    @Test
    void a_treasurer_takes_back_what_nobody_paid() {
        guild.when(voidIt(VoidReason.WRONG, TREASURER)).facts(voided(YEARLY, VoidReason.WRONG, "2026-01-10"));
        guild.when(voidIt(VoidReason.WRONG, BO)).refused("not-authorised");
        guild.when(voidIt(null, TREASURER)).refused("reason-missing");
        guild.when(new VoidInvoice(new InvoiceId(id(999)), VoidReason.OTHER, TREASURER, day("2026-01-10")))
                .refused("unknown-reference");
    }

    @Test
    void what_is_settled_or_partly_paid_stays() {
        guild.and(paid(INVOICE, ANN, BEIJING, 8_000))
                .when(voidIt(VoidReason.WRONG, TREASURER))
                .refused("invoice-partly-paid");
        guild.and(paid(INVOICE, ANN, BEIJING, 1_008_000))
                .when(voidIt(VoidReason.WRONG, TREASURER))
                .refused("invoice-not-open");
        guild.and(voided(YEARLY, VoidReason.WRONG, "2026-01-09"))
                .when(voidIt(VoidReason.WRONG, TREASURER))
                .refused("invoice-not-open");
    }

    @Test
    void of_what_was_partly_waived_the_rest_is_taken_back() {
        guild.and(waived(INVOICE, ANN, 8_000))
                .when(voidIt(VoidReason.OTHER, TREASURER))
                .facts(voided(new Money(1_000_000, "CNY"), VoidReason.OTHER, "2026-01-10"));
    }

    @Test
    void a_cycle_whose_invoice_was_voided_is_invoiced_again() {
        Decisions open = guild.and(DuesTestFacts.schedule());
        InvoiceDues again = new InvoiceDues(
                TREASURER, new InvoiceId(id(303)), membership(ANN), ANN, day("2026-01-06"), day("2026-01-11"));
        open.when(again).refused("already-invoiced");
        open.and(voided(YEARLY, VoidReason.WRONG, "2026-01-10")).when(again).recorded();
    }

    @Test
    void nobody_waits_for_the_dues_of_whoever_has_lapsed_or_died() {
        guild.when(left("2026-02-05")).facts(voided(YEARLY, VoidReason.MEMBERSHIP_ENDED, "2026-02-05"));
        guild.when(left("2026-02-04")).refused("still-a-member");
        guild.and(new MemberDeceased(ANN, List.of(BO, TREASURER), day("2026-01-20")))
                .when(left("2026-01-20"))
                .recorded();
    }

    @Test
    void what_was_paid_of_it_is_not_lost() {
        guild.and(paid(INVOICE, ANN, BEIJING, 8_000)).when(left("2026-02-05")).refused("invoice-not-open");
        guild.and(voided(YEARLY, VoidReason.WRONG, "2026-01-10"))
                .when(left("2026-02-05"))
                .refused("invoice-not-open");
    }

    @Test
    void whoever_wants_to_come_back_still_has_it_to_pay() {
        Decisions back = guild.and(new ReinstatementRequested(
                membership(ANN), ANN, new TermId(id(401)), day("2026-02-05"), day("2026-02-10")));
        back.when(left("2026-02-11")).refused("invoice-not-open");
        back.when(left("2028-01-06")).recorded();
    }

    @Test
    void said_again_after_a_return_the_end_takes_back_nothing_that_was_asked_for_since() {
        Decisions back = guild.and(
                voided(YEARLY, VoidReason.MEMBERSHIP_ENDED, "2026-02-05"), term(ANN, "2026-03-01", "2027-03-01"));
        DuesInvoiced next = new DuesInvoiced(
                new InvoiceId(id(302)),
                membership(ANN),
                ANN,
                BEIJING,
                YEARLY,
                day("2027-03-01"),
                day("2028-03-01"),
                day("2027-03-01"),
                day("2027-01-01"));
        back.and(next).when(left("2026-02-05")).refused("invoice-not-open");
        back.and(next).when(left("2027-04-01")).recorded();
    }

    private static VoidInvoice voidIt(@Nullable VoidReason reason, PartyId actor) {
        return new VoidInvoice(INVOICE, reason, actor, day("2026-01-10"));
    }

    private static VoidInvoicesOfFormerMember left(String on) {
        return new VoidInvoicesOfFormerMember(membership(ANN), ANN, day(on));
    }

    private static InvoiceVoided voided(Money open, VoidReason reason, String on) {
        return new InvoiceVoided(INVOICE, membership(ANN), ANN, open, reason, day(on));
    }
}
