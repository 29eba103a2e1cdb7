package org.guildbook.projections.duesstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.events.LedgerEvent;
import org.guildbook.projections.duesstatus.DuesStatuses.Invoice;
import org.guildbook.projections.feeaccounts.FeeAccounts;
import org.guildbook.projections.feeaccounts.FeeAccountsProjection;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Series;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three invoices of one member: waived in two parts, voided, and still open. */
class WaiversTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId COMMUNITY = new CommunityId(UUID.randomUUID());
    private static final PartyId MEMBER = new PartyId(UUID.randomUUID());
    private static final MembershipId MEMBERSHIP = new MembershipId(UUID.randomUUID());
    private static final ChapterId CHAPTER = new ChapterId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init") // set before any test
    private static Folding folding;

    @BeforeAll
    static void fold() {
        List<LedgerEvent> facts = List.of(
                invoiced(1, 2024),
                invoiced(2, 2025),
                invoiced(3, 2026),
                waived(1, 8_000),
                waived(1, 1_000_000),
                new InvoiceVoided(
                        invoice(2), MEMBERSHIP, MEMBER, fen(1_008_000), VoidReason.WRONG, LocalDate.of(2025, 1, 9)));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            folding = new Folding(DATABASE.dataSource());
            folding.fold(new DuesStatusProjection(), ledger.append(COMMUNITY, facts), 4);
            folding.fold(new FeeAccountsProjection(), ledger.append(COMMUNITY, List.of(waived(1, 1))), 4);
        }
    }

    @Test
    void an_invoice_is_open_until_it_is_settled_or_voided() {
        List<Invoice> invoices =
                new DuesStatuses(folding.db()).of(COMMUNITY, MEMBER).invoices();
        assertThat(invoices).extracting(Invoice::open).containsExactly(true, false, false);
        assertThat(invoices).extracting(Invoice::settled).containsExactly(false, false, true);
        assertThat(invoices.getLast().waived()).isEqualTo(fen(1_008_000));
        assertThat(invoices.getLast().waivers())
                .extracting(waiver -> waiver.document())
                .containsExactly("WV-2024-000001", "WV-2024-000002");
        assertThat(invoices.get(1).voidedOn()).isEqualTo(LocalDate.of(2025, 1, 9));
    }

    @Test
    void what_is_waived_is_no_income() {
        FeeAccounts.Statement statement =
                new FeeAccounts(folding.db()).statement(COMMUNITY, FeePeriod.year(2024), null);
        assertThat(statement.incomeTotal()).isZero();
    }

    private static DuesInvoiced invoiced(int number, int year) {
        LocalDate from = LocalDate.of(year, 1, 6);
        return new DuesInvoiced(
                invoice(number), MEMBERSHIP, MEMBER, CHAPTER, fen(1_008_000), from, from.plusYears(1), from, from);
    }

    private static DuesWaived waived(int number, long fen) {
        LocalDate day = LocalDate.of(2024, 1, 7);
        return new DuesWaived(
                invoice(number),
                MEMBERSHIP,
                MEMBER,
                CHAPTER,
                WaiverReason.HARDSHIP,
                null,
                Series.waivers(2024),
                day,
                List.of(
                        Posting.debit("income:dues:waived:hardship", fen(fen), "DUES", null),
                        Posting.credit("income:dues:assessed", fen(fen), "DUES", null)),
                day);
    }

    private static InvoiceId invoice(int number) {
        return new InvoiceId(new UUID(0, number));
    }

    private static Money fen(long fen) {
        return new Money(fen, "CNY");
    }
}
