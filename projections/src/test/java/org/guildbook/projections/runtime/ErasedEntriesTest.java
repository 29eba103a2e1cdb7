package org.guildbook.projections.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guildbook.LedgerCore;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.LegalBasis;
import org.guildbook.events.PrivacyEvent.PositionRange;
import org.guildbook.events.Recorded;
import org.guildbook.events.Voucher;
import org.guildbook.projections.ReadModels;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.projections.testing.SeededCommunity;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was erased is no fact to any read model. */
class ErasedEntriesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void it_is_gone_from_a_rebuilt_read_model_and_stops_none_that_follows() {
        JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource());
        SeededCommunity community = new SeededCommunity(5);
        List<LedgerEvent> facts = community.facts(20, 60, 60);
        List<PositionRange> erases = new ArrayList<>();
        for (int position = 40; position < facts.size(); position++) {
            if (!(facts.get(position) instanceof Voucher)) {
                erases.add(new PositionRange(position, position + 1));
            }
        }
        ledger.append(community.id(), facts);
        PartyId nobody = new PartyId(UUID.randomUUID());
        Recorded record = ledger.append(
                        community.id(),
                        List.of(new ErasureRecorded(
                                LegalBasis.REQUEST, erases, nobody, nobody, nobody, LocalDate.EPOCH)))
                .getFirst();
        assertThat(ledger.journal().erase(community.id().value(), record.position()))
                .isEqualTo(erases.size())
                .isPositive();
        Processors processors = new Processors(DATABASE.dataSource(), ledger.journal(), ReadModels.all());
        try (ledger;
                LedgerCore _ = LedgerCore.start(ledger.journal(), Clock.systemUTC(), processors::follow)) {
            for (Projection projection : ReadModels.all()) {
                assertThat(processors.awaiting().await(projection.name(), community.id(), record.position(), PATIENCE))
                        .as(projection.name())
                        .isTrue();
            }
            processors.rebuild().all(_ -> {});
            for (Projection projection : ReadModels.all()) {
                assertThat(processors.check().of(projection))
                        .as(projection.name())
                        .satisfies(compared -> assertThat(compared.rebuilt()).isEqualTo(compared.live()));
            }
        }
    }
}
