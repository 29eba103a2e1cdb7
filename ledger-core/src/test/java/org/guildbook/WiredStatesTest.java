package org.guildbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.guildbook.decision.Command;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WiredStatesTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    @Test
    void every_use_case_finds_all_the_states_it_asks_for() {
        JournalSchema.migrate(database.dataSource());
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
                LedgerCore core = LedgerCore.start(journal, Clock.systemUTC(), _ -> {})) {
            assertThat(core.ledger()).isNotNull();
        }
    }

    @Test
    void every_state_takes_concrete_facts_because_axon_never_calls_a_handler_of_an_interface() {
        List<Method> handlers = new ArrayList<>();
        states().forEach(state -> Arrays.stream(state.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
                .forEach(handlers::add));

        assertThat(handlers).hasSizeGreaterThan(20);
        assertThat(handlers)
                .allSatisfy(handler -> assertThat(EventCatalogue.find(handler.getParameterTypes()[0]))
                        .as("%s", handler)
                        .isPresent());
    }

    private static Stream<Class<?>> states() {
        return Stream.concat(
                LedgerCore.RULES.stream(), LedgerCore.USE_CASES.stream().flatMap(WiredStatesTest::nestedStates));
    }

    private static Stream<Class<?>> nestedStates(Class<? extends Command> command) {
        return Arrays.stream(command.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(EventSourcedEntity.class));
    }
}
