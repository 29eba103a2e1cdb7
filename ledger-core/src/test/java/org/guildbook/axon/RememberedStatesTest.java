package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.term;

import org.guildbook.decision.Refused;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.points.TipMember;
import org.guildbook.rules.Vouchers;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database, each remembering what it has read. */
class RememberedStatesTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    @Test
    void a_state_goes_on_with_what_this_and_other_nodes_record() {
        try (RunningLedger one = RunningLedger.on(database);
                RunningLedger other = RunningLedger.on(database)) {
            CommunityId guild = guildWithPointsForAnn(one, 10);
            for (int i = 0; i < 5; i++) {
                tip(one, guild, ANN, BO);
                tip(other, guild, ANN, BO);
            }
            tip(other, guild, BO, ANN);
            tip(one, guild, ANN, BO);

            assertThatThrownBy(() -> tip(other, guild, ANN, BO))
                    .cause()
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo("insufficient-points"));
        }
    }

    @Test
    void a_rule_is_read_from_the_beginning_only_once() {
        try (RunningLedger ledger = RunningLedger.on(database)) {
            CommunityId guild = guildWithPointsForAnn(ledger, 10);
            tip(ledger, guild, ANN, BO);
            StateCache cache = ledger.axon().getComponent(StateCache.class);
            long missesBefore = cache.misses();
            long hitsBefore = cache.hits();

            tip(ledger, guild, ANN, BO);

            assertThat(cache.misses()).isEqualTo(missesBefore);
            // The founding, the giver's tips and balance, and where both stand.
            assertThat(cache.hits() - hitsBefore).isEqualTo(5);
        }
    }

    private static CommunityId guildWithPointsForAnn(RunningLedger ledger, long points) {
        CommunityId guild = ledger.community();
        Quarter quarter = Quarter.of(TODAY);
        ledger.submit(
                        guild,
                        RecordFacts.of(
                                TODAY,
                                admitted(ANN),
                                term(ANN, "2025-01-01", "2027-01-01"),
                                admitted(BO),
                                term(BO, "2025-01-01", "2027-01-01"),
                                new PointsGranted(
                                        "RECOGNITION",
                                        ANN,
                                        new LotId(id(1)),
                                        points,
                                        "gala",
                                        quarter,
                                        quarter.plus(9).from(),
                                        null,
                                        TODAY,
                                        Vouchers.points(Vouchers.POINTS_ISSUED, Vouchers.POINTS_OF_MEMBERS, points),
                                        TODAY)))
                .join();
        return guild;
    }

    private static void tip(RunningLedger ledger, CommunityId guild, PartyId giver, PartyId receiver) {
        ledger.submit(guild, new TipMember(giver, receiver, 1, TODAY)).join();
    }
}
