package org.guildbook.axon;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.guildbook.decision.OpensLog;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.PartyId;

/** Records what a test needs as given, without any rule. */
record RecordFacts(LocalDate effectiveOn, Function<Today, List<LedgerEvent>> facts) implements OpensLog {

    static RecordFacts of(LocalDate effectiveOn, LedgerEvent... facts) {
        return new RecordFacts(effectiveOn, _ -> List.of(facts));
    }

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    @Override
    public String timeZone() {
        return "Asia/Shanghai";
    }

    static final class Handler {

        @CommandHandler
        void handle(RecordFacts command, Today today, EventAppender ledger) {
            ledger.append(command.facts.apply(today));
        }
    }
}
