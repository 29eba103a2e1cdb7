package org.guildbook.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;

/** Calls the handler nested in a command with the states its parameters ask for. */
final class Handlers {

    static void handle(Command command, Sourcing sourcing, Today today, EventAppender ledger)
            throws ReflectiveOperationException {
        Method method = handlerOf(command.getClass());
        Parameter[] parameters = method.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i], command, sourcing, today, ledger);
        }
        Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        method.invoke(constructor.newInstance(), arguments);
    }

    private static Method handlerOf(Class<?> command) {
        Method handler = Arrays.stream(command.getDeclaredClasses())
                .flatMap(nested -> Arrays.stream(nested.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no handler in " + command));
        handler.setAccessible(true);
        return handler;
    }

    private static Object argument(
            Parameter parameter, Command command, Sourcing sourcing, Today today, EventAppender ledger)
            throws ReflectiveOperationException {
        if (parameter.getType().isInstance(command)) {
            return command;
        }
        if (parameter.getType() == Today.class) {
            return today;
        }
        if (parameter.getType() == EventAppender.class) {
            return ledger;
        }
        InjectEntity inject = parameter.getAnnotation(InjectEntity.class);
        if (inject == null) {
            throw new AssertionError("the ledger cannot provide " + parameter);
        }
        return sourcing.load(parameter.getType(), idOf(inject, command));
    }

    private static Object idOf(InjectEntity inject, Command command) throws ReflectiveOperationException {
        if (inject.idResolver() == WholeCommand.class) {
            return command;
        }
        if (inject.idResolver() == ThisCommunity.class) {
            return Decisions.COMMUNITY;
        }
        Method property = command.getClass().getMethod(inject.idProperty());
        property.setAccessible(true);
        return property.invoke(command);
    }

    private Handlers() {}
}
