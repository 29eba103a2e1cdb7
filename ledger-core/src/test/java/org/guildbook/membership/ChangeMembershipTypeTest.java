package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.MembershipTypeChanged;
import org.guildbook.testing.Decisions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class ChangeMembershipTypeTest {

    private final Decisions guild = given(
            office(Role.ADMISSION_SECRETARY, Scope.chapter(BEIJING), SECRETARY),
            admitted(BO),
            term(BO, "2025-03-01", "2026-03-01"));

    @Test
    void the_member_or_the_admission_secretary_changes_it() {
        for (PartyId actor : new PartyId[] {BO, SECRETARY}) {
            guild.when(change(actor, MembershipType.ASSOCIATE, "2025-06-01"))
                    .facts(new MembershipTypeChanged(membership(BO), BO, MembershipType.ASSOCIATE, day("2025-06-01")));
        }
        guild.when(change(STRANGER, MembershipType.ASSOCIATE, "2025-06-01")).refused("not-authorised");
    }

    @Test
    void honorary_membership_is_conferred_and_not_chosen() {
        guild.when(change(BO, MembershipType.HONORARY, "2025-06-01")).refused("membership-type-unknown");
    }

    @Test
    void it_does_not_change_in_a_cycle_whose_dues_were_asked_for() {
        Decisions asked = guild.and(invoiced("2026-03-01"));
        asked.when(change(BO, MembershipType.ASSOCIATE, "2026-01-10")).refused("type-change-mid-term");
        guild.and(invoiced("2025-03-01"))
                .when(change(BO, MembershipType.ASSOCIATE, "2026-01-10"))
                .recorded();
        asked.when(change(BO, MembershipType.ASSOCIATE, "2027-02-28")).refused("type-change-mid-term");
        asked.when(change(BO, MembershipType.ASSOCIATE, "2027-03-01")).recorded();
        given(admitted(BO), invoiced("2025-01-01"), term(BO, "2024-01-01", "2024-12-31"))
                .when(change(BO, MembershipType.ASSOCIATE, "2025-01-20"))
                .refused("type-change-mid-term");
    }

    @Test
    void whoever_has_left_has_no_type_to_change() {
        guild.and(new MemberResigned(membership(BO), BO, day("2025-06-01")))
                .when(change(BO, MembershipType.ASSOCIATE, "2025-06-02"))
                .refused("membership-ended");
    }

    @Test
    void the_membership_is_the_members() {
        guild.when(new ChangeMembershipType(membership(ANN), BO, MembershipType.ASSOCIATE, BO, day("2025-06-01")))
                .refused("unknown-reference");
    }

    private static ChangeMembershipType change(PartyId actor, MembershipType type, String on) {
        return new ChangeMembershipType(membership(BO), BO, type, actor, day(on));
    }

    private static DuesInvoiced invoiced(String from) {
        return new DuesInvoiced(
                new InvoiceId(id(801)),
                membership(BO),
                BO,
                BEIJING,
                new Money(1_008_000, "CNY"),
                day(from),
                day(from).plusYears(1),
                day(from),
                day(from));
    }
}
