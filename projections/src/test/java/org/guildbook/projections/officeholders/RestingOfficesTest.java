package org.guildbook.projections.officeholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.projections.officeholders.OfficeHolders.Office;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CaseId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One treasurer is suspended for the summer and forgiven in July; one pauses and comes back; both are of the staff as well. */
class RestingOfficesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId COMMUNITY = new CommunityId(UUID.randomUUID());
    private static final PartyId SUSPENDED = new PartyId(UUID.randomUUID());
    private static final PartyId PAUSED = new PartyId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init") // set before any test
    private static OfficeHolders holders;

    @BeforeAll
    static void fold() {
        CaseId caseId = new CaseId(UUID.randomUUID());
        MembershipId membership = new MembershipId(UUID.randomUUID());
        List<LedgerEvent> facts = List.of(
                office(Role.TREASURER, SUSPENDED),
                office(Role.STAFF, SUSPENDED),
                office(Role.TREASURER, PAUSED),
                office(Role.STAFF, PAUSED),
                new MemberSuspended(
                        caseId, membership, SUSPENDED, day("2025-06-01"), day("2025-09-01"), day("2025-06-01")),
                new SuspensionLifted(caseId, membership, SUSPENDED, day("2025-06-01"), day("2025-07-01")),
                new MembershipPaused(
                        membership, PAUSED, day("2025-06-01"), day("2025-09-01"), SUSPENDED, day("2025-05-20")),
                new MembershipResumed(membership, PAUSED, day("2025-06-01"), day("2025-07-01")));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new OfficeHoldersProjection(), ledger.append(COMMUNITY, facts), 3);
            holders = new OfficeHolders(folding.db());
        }
    }

    @Test
    void an_office_rests_with_the_membership_of_its_holder() {
        for (PartyId holder : List.of(SUSPENDED, PAUSED)) {
            assertThat(acting(holder, "2025-05-31")).containsExactly(Role.STAFF, Role.TREASURER);
            assertThat(acting(holder, "2025-06-01")).containsExactly(Role.STAFF);
            assertThat(acting(holder, "2025-06-30")).containsExactly(Role.STAFF);
            assertThat(acting(holder, "2025-07-01")).containsExactly(Role.STAFF, Role.TREASURER);
        }
    }

    @Test
    void what_rests_is_held_all_the_same() {
        assertThat(holders.of(COMMUNITY, SUSPENDED, day("2025-06-15")).offices())
                .hasSize(2);
        assertThat(holders.holds(COMMUNITY, SUSPENDED, Role.TREASURER, Scope.COMMUNITY, day("2025-06-15")))
                .isFalse();
    }

    private static List<Role> acting(PartyId holder, String on) {
        return holders.acting(COMMUNITY, holder, day(on)).stream()
                .map(Office::role)
                .toList();
    }

    private static OfficeAppointed office(Role role, PartyId holder) {
        return new OfficeAppointed(
                new OfficeId(UUID.randomUUID()),
                role,
                Scope.COMMUNITY,
                holder,
                day("2025-01-01"),
                day("2026-01-01"),
                Basis.OPENING,
                null,
                day("2025-01-01"));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
