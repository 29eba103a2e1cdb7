package org.guildbook.dues;

import static org.guildbook.dues.DuesTestFacts.YEARLY;
import static org.guildbook.dues.DuesTestFacts.schedule;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted.Amount;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.testing.Decisions;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class EnactDuesScheduleTest {

    private static final Amount ORDINARY = new Amount(MembershipType.ORDINARY, YEARLY);

    private final Decisions guild = given(founded(), office(Role.OWNER, Scope.COMMUNITY, OWNER));

    @Test
    void the_owner_sets_who_pays_how_much_in_the_founding_phase() {
        guild.when(enact(OWNER, "2025-02-01", ORDINARY))
                .facts(new DuesScheduleEnacted(
                        new ScheduleId(id(300)), List.of(ORDINARY), day("2025-02-01"), null, day("2025-01-10")));
    }

    @Test
    void nobody_else_does() {
        guild.when(enact(STRANGER, "2025-02-01", ORDINARY)).refused("not-authorised");
    }

    @Test
    void after_the_founding_phase_it_takes_a_resolution() {
        guild.and(new FoundingPhaseClosed(Decisions.COMMUNITY, day("2025-01-09")))
                .when(enact(OWNER, "2025-02-01", ORDINARY))
                .refused("resolution-missing");
    }

    @Test
    void dues_are_a_definite_amount_per_type() {
        guild.when(enact(OWNER, "2025-02-01")).refused("dues-amount-not-definite");
        guild.when(enact(OWNER, "2025-02-01", ORDINARY, new Amount(MembershipType.ORDINARY, new Money(1, "CNY"))))
                .refused("dues-amount-not-definite");
        guild.when(enact(OWNER, "2025-02-01", new Amount(MembershipType.ORDINARY, new Money(0, "CNY"))))
                .refused("dues-amount-not-definite");
    }

    @Test
    void dues_are_in_the_currency_of_the_community() {
        guild.when(enact(OWNER, "2025-02-01", new Amount(MembershipType.ORDINARY, new Money(1, "USD"))))
                .refused("currency-mismatch");
    }

    @Test
    void a_schedule_looks_forward() {
        guild.when(enact(OWNER, "2025-01-09", ORDINARY)).refused("schedule-not-prospective");
        guild.when(enact(OWNER, "2025-01-10", ORDINARY)).recorded();
        guild.and(schedule("2025-02-01", YEARLY))
                .when(enact(OWNER, "2025-02-01", ORDINARY))
                .refused("schedule-not-prospective");
        guild.and(schedule("2025-02-01", YEARLY))
                .when(enact(OWNER, "2025-02-02", ORDINARY))
                .recorded();
    }

    private static EnactDuesSchedule enact(PartyId actor, String from, Amount... amounts) {
        return new EnactDuesSchedule(
                actor, new ScheduleId(id(300)), List.of(amounts), day(from), null, day("2025-01-10"));
    }
}
