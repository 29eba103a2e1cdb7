package org.guildbook.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.dues.DuesTestFacts.INVOICE;
import static org.guildbook.dues.DuesTestFacts.YEARLY;
import static org.guildbook.dues.DuesTestFacts.schedule;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.elected;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.MembershipTypeChanged;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class InvoiceDuesTest {

    private final Decisions guild = given(
            founded(),
            schedule(),
            elected(ANN, "2025-01-01"),
            office(Role.TREASURER, Scope.chapter(BEIJING), TREASURER));

    private final Decisions aYearOn = guild.and(term(ANN, "2025-01-05", "2026-01-05"));

    @Test
    void the_first_dues_are_due_thirty_days_after_admission() {
        guild.when(invoice(PartyId.SYSTEM, "2025-01-01", "2025-01-02"))
                .facts(new DuesInvoiced(
                        INVOICE,
                        membership(ANN),
                        ANN,
                        BEIJING,
                        YEARLY,
                        day("2025-01-01"),
                        day("2026-01-01"),
                        day("2025-01-31"),
                        day("2025-01-02")));
    }

    @Test
    void a_renewal_is_due_when_the_old_term_ends() {
        aYearOn.when(invoice(TREASURER, "2026-01-05", "2025-12-01"))
                .facts(new DuesInvoiced(
                        INVOICE,
                        membership(ANN),
                        ANN,
                        BEIJING,
                        YEARLY,
                        day("2026-01-05"),
                        day("2027-01-05"),
                        day("2026-01-05"),
                        day("2025-12-01")));
    }

    @Test
    void the_amount_is_the_one_in_force_when_the_cycle_begins() {
        Money more = new Money(1_200_000, "CNY");
        List<LedgerEvent> facts = aYearOn.and(schedule("2026-01-05", more))
                .when(invoice(TREASURER, "2026-01-05", "2025-12-01"))
                .recorded();

        assertThat(facts).extracting(fact -> ((DuesInvoiced) fact).amount()).containsExactly(more);
    }

    @Test
    void only_the_treasurer_of_the_chapter_and_the_ledger_itself_invoice() {
        guild.when(invoice(STRANGER, "2025-01-01", "2025-01-02")).refused("not-authorised");
        guild.and(office(Role.TREASURER, Scope.chapter(SHANGHAI), BO))
                .when(invoice(BO, "2025-01-01", "2025-01-02"))
                .refused("not-authorised");
    }

    @Test
    void a_cycle_is_invoiced_once() {
        Decisions invoiced = guild.and(new DuesInvoiced(
                new InvoiceId(id(302)),
                membership(ANN),
                ANN,
                BEIJING,
                YEARLY,
                day("2025-01-01"),
                day("2026-01-01"),
                day("2025-01-31"),
                day("2025-01-01")));

        invoiced.when(invoice(PartyId.SYSTEM, "2025-12-31", "2025-01-02")).refused("already-invoiced");
        invoiced.and(term(ANN, "2025-01-05", "2026-01-05"))
                .when(invoice(PartyId.SYSTEM, "2026-01-01", "2025-12-02"))
                .recorded();
    }

    @Test
    void an_invoice_has_an_id_of_its_own() {
        guild.and(DuesTestFacts.invoiced(INVOICE, BO, BEIJING, YEARLY))
                .when(invoice(PartyId.SYSTEM, "2025-01-01", "2025-01-02"))
                .refused("id-already-used");
    }

    @Test
    void the_membership_must_be_the_members() {
        given(founded(), schedule())
                .when(invoice(PartyId.SYSTEM, "2025-01-01", "2025-01-02"))
                .refused("unknown-reference");
    }

    @Test
    void who_is_no_longer_a_member_owes_nothing() {
        guild.when(invoice(PartyId.SYSTEM, "2025-01-31", "2025-01-31")).refused("membership-ended");
    }

    @Test
    void a_lapsed_member_who_wants_to_come_back_is_asked_for_dues() {
        aYearOn.when(invoice(PartyId.SYSTEM, "2026-05-01", "2026-05-01")).refused("membership-ended");
        Decisions asked = aYearOn.and(new ReinstatementRequested(
                membership(ANN),
                ANN,
                term(ANN, "2025-01-05", "2026-01-05").term(),
                day("2026-02-04"),
                day("2026-05-01")));
        asked.when(invoice(PartyId.SYSTEM, "2026-05-01", "2026-05-01")).recorded();
        asked.and(term(ANN, "2026-05-02", "2027-05-02"))
                .when(invoice(PartyId.SYSTEM, "2027-07-01", "2027-07-01"))
                .refused("membership-ended");
    }

    @Test
    void the_dues_are_those_of_the_type_the_member_chose_last() {
        aYearOn.and(new MembershipTypeChanged(membership(ANN), ANN, MembershipType.ASSOCIATE, day("2025-11-01")))
                .when(invoice(PartyId.SYSTEM, "2026-01-05", "2025-12-01"))
                .refused("type-pays-no-dues");
    }

    @Test
    void they_belong_to_the_chapter_the_member_has_moved_to() {
        Decisions moved =
                aYearOn.and(new ChapterTransferCompleted(membership(ANN), ANN, BEIJING, SHANGHAI, day("2025-08-01")));
        moved.when(invoice(TREASURER, "2026-01-05", "2025-12-01")).refused("not-authorised");
        assertThat(moved.when(invoice(PartyId.SYSTEM, "2026-01-05", "2025-12-01"))
                        .recorded())
                .extracting(fact -> ((DuesInvoiced) fact).chapter())
                .containsExactly(SHANGHAI);
    }

    @Test
    void a_type_without_an_amount_pays_no_dues() {
        given(founded(), elected(ANN, "2025-01-01"))
                .when(invoice(PartyId.SYSTEM, "2025-01-01", "2025-01-02"))
                .refused("type-pays-no-dues");
        guild.when(invoice(PartyId.SYSTEM, "2024-12-31", "2025-01-02")).refused("type-pays-no-dues");
    }

    private static InvoiceDues invoice(PartyId actor, String from, String on) {
        return new InvoiceDues(actor, INVOICE, membership(ANN), ANN, day(from), day(on));
    }
}
