package org.guildbook.axon;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.guildbook.journal.Criterion;

/** A decision was overtaken; says by which parts of its boundary, so that the next attempt can queue on them. */
final class BoundaryConflictException extends AppendEventsTransactionRejectedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Criterion> contended;

    BoundaryConflictException(List<Criterion> contended) {
        super("an entry that the decision depends on was appended meanwhile");
        this.contended = List.copyOf(contended);
    }

    /** The criteria under which something was appended since they were read. */
    List<Criterion> contended() {
        return contended;
    }
}
