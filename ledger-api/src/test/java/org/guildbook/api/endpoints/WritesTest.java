package org.guildbook.api.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.decision.Refused;
import org.guildbook.journal.JournalException;
import org.guildbook.journal.OverloadedException;
import org.guildbook.journal.UnknownOutcomeException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class WritesTest {

    @Test
    void a_refusal_stays_what_it_is() {
        Refused refused = new Refused("self-tip");
        assertThat(Writes.failure(refused)).isSameAs(refused);
    }

    @Test
    void a_ledger_that_is_busy_asks_to_come_back() {
        assertUnavailable(new OverloadedException("the queue is full"), Fault.OVERLOADED, "1");
    }

    @Test
    void an_outcome_that_is_not_known_asks_for_the_same_request_again() {
        assertUnavailable(
                new UnknownOutcomeException("the database went away", new IOException("reset")),
                Fault.OUTCOME_UNKNOWN,
                "5");
    }

    @Test
    void anything_else_is_the_ledgers_own_failure_and_keeps_its_cause() {
        JournalException broken = new JournalException("the disk is full");
        assertThat(Writes.failure(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(broken);
    }

    private static void assertUnavailable(JournalException failure, Fault fault, String retryAfterSeconds) {
        assertThat(Writes.failure(failure))
                .asInstanceOf(InstanceOfAssertFactories.type(FaultException.class))
                .satisfies(told -> {
                    assertThat(told.fault()).isEqualTo(fault);
                    assertThat(told.fault().status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(told.headers()).containsEntry("Retry-After", retryAfterSeconds);
                });
    }
}
