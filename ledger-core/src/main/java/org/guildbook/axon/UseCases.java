package org.guildbook.axon;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.axonframework.common.FutureUtils;
import org.axonframework.common.TypeReference;
import org.axonframework.common.configuration.ComponentDefinition;
import org.axonframework.common.lifecycle.Phase;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.core.annotation.ParameterResolverFactory;
import org.axonframework.modelling.StateManager;
import org.axonframework.modelling.repository.Repository;
import org.guildbook.decision.Command;
import org.guildbook.journal.Journal;

/** Registers a use case by its shape: a command with nested states and a nested {@code Handler}. */
final class UseCases {

    static void register(EventSourcingConfigurer axon, Class<? extends Command> command) {
        Arrays.stream(command.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(EventSourcedEntity.class))
                .forEach(state -> axon.registerEntity(EventSourcedEntityModule.autodetected(idType(state), state)));
        axon.registerCommandHandlingModule(CommandHandlingModule.named(command.getName())
                .commandHandlers()
                .commandHandler(
                        new QualifiedName(command),
                        configuration -> UseCaseHandler.of(
                                command,
                                MultiParameterResolverFactory.ordered(
                                        new AppenderParameter(configuration),
                                        configuration.getComponent(ParameterResolverFactory.class)))));
    }

    /** Registers a rule, whose states are remembered from one decision to the next. */
    static void registerRule(
            EventSourcingConfigurer axon, Class<?> rule, Journal journal, EntryMessages messages, StateCache cache) {
        axon.componentRegistry(
                registry -> registry.registerComponent(repository(idType(rule), rule, journal, messages, cache)));
    }

    private static <I, S> ComponentDefinition<Repository<I, S>> repository(
            Class<I> idType, Class<S> rule, Journal journal, EntryMessages messages, StateCache cache) {
        return ComponentDefinition.ofTypeAndName(new TypeReference<Repository<I, S>>() {}, rule.getName())
                .withBuilder(configuration ->
                        new RememberingRepository<>(idType, rule, journal, messages, cache, configuration))
                .onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, (configuration, repository) -> {
                    configuration.getComponent(StateManager.class).register(repository);
                    return FutureUtils.emptyCompletedFuture();
                });
    }

    private static Class<?> idType(Class<?> state) {
        return Arrays.stream(state.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(EntityCreator.class))
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(InjectEntityId.class))
                .<Class<?>>map(Parameter::getType)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(state.getName() + " is not created from its id"));
    }

    private UseCases() {}
}
