package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.axon.RunningLedger.CLOCK;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import java.util.List;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.decision.Refused;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DailyRunTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    @Test
    void what_fails_or_is_refused_does_not_keep_back_the_rest() {
        DailyAutomation broken = (_, _) -> {
            throw new IllegalStateException("broken");
        };
        DailyAutomation refused = (today, _) -> List.of(new RecordFacts(today, _ -> {
            throw new Refused("not-wanted");
        }));
        DailyAutomation refers = (today, _) -> {
            assertThat(today).as("by the calendar of the community").isEqualTo(TODAY);
            return List.of(RecordFacts.of(today, referral(party())));
        };
        try (RunningLedger ledger = RunningLedger.on(database)) {
            CommunityId one = ledger.community();
            CommunityId other = ledger.community();
            Ledger submits = ledger.axon().getComponent(Ledger.class);
            DailyRun daily = new DailyRun(List.of(broken, refused, refers), ledger.journal(), submits, CLOCK);

            assertThat(daily.run()).isEqualTo(2);
            assertThat(ledger.length(one)).isEqualTo(2);
            assertThat(ledger.length(other)).isEqualTo(2);
        }
    }
}
