package org.guildbook.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.dues.DuesTestFacts.YEARLY;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted.Amount;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.rules.Invoice;
import org.guildbook.rules.OpenMatters;
import org.guildbook.rules.Vouchers;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvoiceHonoraryDuesTest {

    private static final ResolutionId HONOUR = new ResolutionId(new MeetingId(id(302)), 1);
    private static final InvoiceId FIRST = new InvoiceId(id(311));

    private final Decisions guild = given(
            founded(),
            new DuesScheduleEnacted(
                    new ScheduleId(id(300)),
                    List.of(new Amount(MembershipType.HONORARY, YEARLY)),
                    day("2025-01-01"),
                    null,
                    day("2025-01-01")),
            new HonoraryMembershipConferred(STRANGER, HONOUR, day("2025-05-20")));

    @Test
    void dues_of_an_honour_are_invoiced_and_waived_at_once() {
        guild.when(invoice("2025-05-20")).facts(facts("2025-05-20", "2025-05-20", null));
        guild.when(invoice("2026-05-19")).facts(facts("2025-05-20", "2026-05-19", null));
        guild.when(invoice("2026-05-20")).facts(facts("2026-05-20", "2026-05-20", null));
    }

    @Test
    void a_year_is_invoiced_once() {
        Decisions invoiced = guild.and(facts("2025-05-20", "2025-05-20", null));
        invoiced.when(new InvoiceHonoraryDues(new InvoiceId(id(312)), STRANGER, day("2026-05-19")))
                .refused("already-invoiced");
        invoiced.when(invoice("2026-05-20")).refused("id-already-used");
        invoiced.when(new InvoiceHonoraryDues(new InvoiceId(id(312)), STRANGER, day("2026-05-20")))
                .recorded();
    }

    @Test
    void whoever_is_an_ordinary_member_pays_the_dues_of_that() {
        Decisions member = guild.and(admitted(STRANGER), term(STRANGER, "2025-01-01", "2026-01-01"));
        member.when(invoice("2025-12-31")).refused("not-honorary");
        member.when(invoice("2026-02-01")).facts(facts("2025-05-20", "2026-02-01", BEIJING));
    }

    @Test
    void only_an_honour_that_lasts_has_dues() {
        guild.when(new InvoiceHonoraryDues(FIRST, BO, day("2025-06-01"))).refused("not-honorary");
        guild.and(new HonoraryMembershipWithdrawn(STRANGER, HONOUR, day("2025-08-01")))
                .when(invoice("2025-08-01"))
                .refused("not-honorary");
        given(founded(), new HonoraryMembershipConferred(STRANGER, HONOUR, day("2025-05-20")))
                .when(invoice("2025-05-20"))
                .refused("type-pays-no-dues");
    }

    @Test
    void nothing_of_them_is_ever_open() {
        Decisions invoiced = guild.and(facts("2025-05-20", "2025-05-20", null));
        assertThat(invoiced.fold(Invoice.class, FIRST).openMinor()).isZero();
        assertThat(invoiced.fold(OpenMatters.class, STRANGER).on(day("2025-05-20")))
                .isEmpty();
    }

    private static InvoiceHonoraryDues invoice(String on) {
        return new InvoiceHonoraryDues(FIRST, STRANGER, day(on));
    }

    private static LedgerEvent[] facts(String from, String on, @Nullable ChapterId chapter) {
        DuesInvoiced invoiced = new DuesInvoiced(
                FIRST, null, STRANGER, chapter, YEARLY, day(from), day(from).plusYears(1), day(from), day(on));
        DuesWaived waived = new DuesWaived(
                FIRST,
                null,
                STRANGER,
                chapter,
                WaiverReason.HONORARY,
                HONOUR,
                Series.waivers(day(on).getYear()),
                day(on),
                Vouchers.money(WaiverReason.HONORARY.account(), Vouchers.DUES_ASSESSED, YEARLY, Vouchers.DUES, null),
                day(on));
        return new LedgerEvent[] {invoiced, waived};
    }
}
