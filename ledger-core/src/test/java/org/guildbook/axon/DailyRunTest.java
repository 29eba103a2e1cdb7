package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.axon.RunningLedger.CLOCK;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import java.util.List;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.decision.DailyAutomation.Due;
import org.guildbook.decision.Refused;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DailyRunTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final DailyAutomation broken = (_, _, _) -> {
        throw new IllegalStateException("broken");
    };
    private final DailyAutomation refused = (_, _, today) -> once(new RecordFacts(today, _ -> {
        throw new Refused("not-wanted");
    }));
    /** Somebody who was referred is referred once more. */
    private final DailyAutomation refers = (party, facts, today) -> {
        assertThat(today).as("by the calendar of the community").isEqualTo(TODAY);
        return facts.size() > 1 ? Due.NOTHING : once(RecordFacts.of(today, referral(party)));
    };

    private static Due once(Command command) {
        return new Due(List.of(command), null);
    }

    @Test
    void what_fails_or_is_refused_does_not_keep_back_the_rest() {
        try (RunningLedger ledger = RunningLedger.on(database)) {
            CommunityId one = ledger.community();
            CommunityId other = ledger.community();
            Ledger submits = ledger.axon().getComponent(Ledger.class);
            DailyRun daily = new DailyRun(List.of(broken, refused, refers), ledger.journal(), submits, CLOCK);
            refer(submits, one);
            refer(submits, other);

            assertThat(daily.run()).isEqualTo(2);
            assertThat(daily.run()).isZero();
            refer(submits, one);
            assertThat(daily.run()).isEqualTo(1);
            assertThat(ledger.length(one)).isEqualTo(5);
            assertThat(ledger.length(other)).isEqualTo(3);
        }
    }

    @Test
    void a_run_that_is_stopped_leaves_the_rest_to_the_next_start() {
        try (RunningLedger ledger = RunningLedger.on(database)) {
            CommunityId community = ledger.community();
            Ledger submits = ledger.axon().getComponent(Ledger.class);
            refer(submits, community);
            DailyRun stopped = new DailyRun(List.of(refers), ledger.journal(), submits, CLOCK);
            stopped.stop();

            assertThat(stopped.run()).isZero();
            assertThat(new DailyRun(List.of(refers), ledger.journal(), submits, CLOCK).run())
                    .isEqualTo(1);
        }
    }

    private static void refer(Ledger ledger, CommunityId community) {
        ledger.submit(community, RecordFacts.of(TODAY, referral(party())), Submission.from("test"))
                .join();
    }
}
