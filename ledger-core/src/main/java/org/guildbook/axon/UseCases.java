package org.guildbook.axon;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.annotation.ParameterResolverFactory;
import org.guildbook.decision.Command;

/** Registers a use case by its shape: a command with nested states and a nested {@code Handler}. */
final class UseCases {

    static void register(EventSourcingConfigurer axon, Class<? extends Command> command) {
        Arrays.stream(command.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(EventSourcedEntity.class))
                .forEach(state -> registerState(axon, state));
        axon.registerCommandHandlingModule(CommandHandlingModule.named(command.getName())
                .commandHandlers()
                .commandHandler(
                        new QualifiedName(command),
                        configuration -> UseCaseHandler.of(
                                command, configuration.getComponent(ParameterResolverFactory.class))));
    }

    static void registerState(EventSourcingConfigurer axon, Class<?> state) {
        axon.registerEntity(EventSourcedEntityModule.autodetected(idType(state), state));
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
