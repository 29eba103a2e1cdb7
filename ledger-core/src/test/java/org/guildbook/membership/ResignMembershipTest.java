package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.junit.jupiter.api.Test;

class ResignMembershipTest {

    private final Decisions guild = given(admitted(BO), term(BO, "2025-01-10", "2026-01-10"));

    @Test
    void a_member_leaves_on_that_day() {
        MemberResigned resigned = new MemberResigned(membership(BO), BO, day("2025-06-30"));
        guild.when(resign("2025-06-30")).facts(resigned);
        Standing bo = guild.and(resigned).fold(Standing.class, BO);
        assertThat(bo.statusOn(day("2025-06-29"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(bo.statusOn(day("2025-06-30"))).isEqualTo(MembershipStatus.RESIGNED);
    }

    @Test
    void whoever_has_left_cannot_leave() {
        guild.and(new MemberResigned(membership(BO), BO, day("2025-06-30")))
                .when(resign("2025-07-01"))
                .refused("membership-ended");
        guild.when(resign("2026-02-09")).refused("membership-ended");
        guild.when(resign("2026-02-08")).recorded();
    }

    @Test
    void nobody_leaves_on_the_first_day_of_a_term() {
        guild.when(resign("2025-01-10")).refused("resignation-too-early");
        guild.when(resign("2025-01-11")).recorded();
    }

    @Test
    void what_was_invoiced_is_settled_first() {
        DuesInvoiced invoice = new DuesInvoiced(
                new InvoiceId(id(801)),
                membership(BO),
                BO,
                BEIJING,
                new Money(1_008_000, "CNY"),
                day("2026-01-10"),
                day("2027-01-10"),
                day("2026-01-10"),
                day("2025-12-01"));
        guild.and(invoice).when(resign("2025-12-10")).refused("invoice-open");
        guild.and(invoice)
                .and(new InvoiceVoided(
                        invoice.invoice(), membership(BO), BO, invoice.amount(), VoidReason.WRONG, day("2025-12-09")))
                .when(resign("2025-12-10"))
                .recorded();
    }

    @Test
    void the_membership_is_the_members() {
        guild.when(new ResignMembership(membership(ANN), BO, day("2025-06-30"))).refused("unknown-reference");
    }

    private static ResignMembership resign(String on) {
        return new ResignMembership(membership(BO), BO, day(on));
    }
}
