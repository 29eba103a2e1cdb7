package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.guildbook.events.PointsEvent;
import org.junit.jupiter.api.Test;

class EvolverTest {

    /** What Axon would accept, and never call. */
    record Deaf() {

        @EventSourcingHandler
        Deaf on(PointsEvent any) {
            return this;
        }
    }

    @Test
    void a_handler_that_would_never_be_called_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evolver<>(Deaf.class, (state, _, _) -> state))
                .withMessageContaining("must take a concrete fact");
    }
}
