package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.journal.Answer.Kind.FAILED;
import static org.guildbook.journal.Answer.Kind.IN_DOUBT;
import static org.guildbook.journal.Answer.Kind.RECORDED;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the tests of faults believe in: a log that breaks a promise is caught. */
class PromisesTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();
    private final Promises promises = new Promises();
    private final List<StoredEntry> log = new ArrayList<>();

    @BeforeEach
    void three_operations_are_acknowledged() {
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            for (int i = 0; i < 3; i++) {
                Operation operation = Operation.in(community);
                promises.keep(operation.id(), Answer.to(journal.append(Condition.NONE, operation.drafts())));
            }
            log.addAll(journal.read(List.of(new Criterion(community, Set.of(), Set.of())), 0, Long.MAX_VALUE));
        }
    }

    @Test
    void a_log_that_keeps_them_is_clean() {
        promises.keep(UUID.randomUUID(), Answer.without(IN_DOUBT));
        assertThat(promises.broken(log)).isEmpty();
    }

    @Test
    void a_lost_operation_is_caught() {
        assertThat(promises.broken(log.subList(0, 4)))
                .singleElement()
                .asString()
                .contains("not recorded");
    }

    @Test
    void a_lost_entry_is_caught() {
        log.remove(3);
        assertThat(promises.broken(log))
                .anyMatch(broken -> broken.contains("stands where"))
                .anyMatch(broken -> broken.contains("as a whole"));
    }

    @Test
    void a_doubled_operation_is_caught() {
        log.addAll(log.subList(0, 2));
        assertThat(promises.broken(log)).anyMatch(broken -> broken.contains("not there once"));
    }

    @Test
    void swapped_operations_are_caught() {
        Collections.rotate(log, 2);
        assertThat(promises.broken(log)).anyMatch(broken -> broken.contains("stands where"));
    }

    @Test
    void an_acknowledgement_with_a_wrong_position_is_caught() {
        Operation.of(log.getFirst()).ifPresent(operation -> promises.keep(operation, new Answer(RECORDED, 2)));
        assertThat(promises.broken(log)).singleElement().asString().contains("stands elsewhere");
    }

    @Test
    void an_operation_that_failed_and_is_there_is_caught() {
        Promises none = new Promises();
        none.keep(UUID.randomUUID(), Answer.without(FAILED));
        assertThat(none.broken(log)).hasSize(3).allMatch(broken -> broken.contains("its client was told it is not"));
    }
}
