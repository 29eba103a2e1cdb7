package violations.points;

import java.time.LocalDate;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.guildbook.decision.Command;
import org.guildbook.values.PartyId;
import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back, with a state that can change. */
public record TipFromAfar(PartyId actor, LocalDate effectiveOn, JournalOfViolations journal) implements Command {

    @EventSourcedEntity
    static final class State {
        long balance;
    }
}
