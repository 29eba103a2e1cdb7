package org.guildbook.axon;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.core.ConfigurationApplicationContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.modelling.StateManager;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.LedgerEvent;
import org.guildbook.journal.Journal;

/** Axon, configured for the ledger: no Spring, no update checker, no conversions, no transactions around decisions. */
public final class LedgerConfiguration {

    /** Longest wait in line behind other commands on the same boundary. */
    private static final Duration LONGEST_QUEUE_WAIT = Duration.ofSeconds(10);

    /**
     * A configurer that knows the journal, the rules and the use cases, and offers a {@link Ledger}.
     *
     * @param rules shared states, each with its own boundary
     * @param useCases commands, each with its nested states and its nested {@code Handler}
     */
    public static EventSourcingConfigurer of(
            Journal journal, Clock clock, List<Class<?>> rules, List<Class<? extends Command>> useCases) {
        DecisionQueue queue = new DecisionQueue(LONGEST_QUEUE_WAIT);
        StateCache cache = new StateCache();
        EntryMessages messages = new FactMessages();
        EventSourcingConfigurer axon = EventSourcingConfigurer.create();
        axon.componentRegistry(registry -> registry.disableEnhancer(UpdateCheckerConfigurationEnhancer.class)
                .registerComponent(Converter.class, _ -> new SameType())
                // Explicit, so that a transaction manager of the processors never wraps a decision.
                .registerComponent(
                        CommandBus.class,
                        axonConfiguration -> new SimpleCommandBus(
                                new SimpleUnitOfWorkFactory(new ConfigurationApplicationContext(axonConfiguration)),
                                List.of()))
                .registerComponent(StateManager.class, _ -> new RepositoriesByType())
                .registerComponent(StateCache.class, _ -> cache)
                .registerComponent(
                        Ledger.class,
                        axonConfiguration ->
                                new Ledger(axonConfiguration.getComponent(CommandBus.class), journal, queue, clock)));
        axon.registerEventStorageEngine(_ -> new JournalStorageEngine(journal, messages, queue))
                .registerTagResolver(_ -> new EventTags())
                .messaging(messaging -> messaging
                        .eventProcessing(processors -> processors.pooledStreaming(
                                pooled -> pooled.defaults(each -> each.coordinatorExecutor(new CoordinatorThread()))))
                        .registerMessageTypeResolver(_ -> new StoredMessageTypes())
                        .registerParameterResolverFactory(_ -> new TodayParameter())
                        .registerCommandHandlerInterceptor(configuration -> new CommonChecks(
                                configuration.getComponent(EventStore.class),
                                configuration.getComponent(StateManager.class),
                                clock)));
        rules.forEach(rule -> UseCases.registerRule(axon, rule, journal, messages, cache));
        useCases.forEach(useCase -> UseCases.register(axon, useCase));
        return axon;
    }

    /** Adds an automation on a processor of its own. */
    public static <E extends LedgerEvent> void automate(
            EventSourcingConfigurer axon,
            Automation<E> automation,
            Journal journal,
            UnaryOperator<PooledStreamingEventProcessorConfiguration> processing) {
        AutomationProcessor.register(axon, automation, journal, processing);
    }

    private LedgerConfiguration() {}
}
