package org.guildbook.axon;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.annotation.ParameterResolver;
import org.axonframework.messaging.core.annotation.ParameterResolverFactory;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.guildbook.decision.Command;
import org.jspecify.annotations.Nullable;

/**
 * Calls the one {@code @CommandHandler} method of a use case with the states it asks for.
 *
 * <p>Axon's own caller logs every exception of a handler as a warning, and a refusal is no reason to warn anybody.
 */
final class UseCaseHandler implements CommandHandler {

    private final Object handler;
    private final Method method;
    private final List<ParameterResolver<?>> parameters;

    private UseCaseHandler(Object handler, Method method, List<ParameterResolver<?>> parameters) {
        this.handler = handler;
        this.method = method;
        this.parameters = parameters;
    }

    static UseCaseHandler of(Class<? extends Command> command, ParameterResolverFactory parameters) {
        Class<?> type = Arrays.stream(command.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Handler"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(command.getName() + " has no nested Handler"));
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(declared -> declared.isAnnotationPresent(
                        org.axonframework.messaging.commandhandling.annotation.CommandHandler.class))
                .filter(declared -> declared.getParameterTypes()[0] == command)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " handles no " + command.getName()));
        method.setAccessible(true);
        Parameter[] declared = method.getParameters();
        return new UseCaseHandler(
                create(type),
                method,
                IntStream.range(1, declared.length)
                        .<ParameterResolver<?>>mapToObj(i -> Objects.requireNonNull(
                                parameters.createInstance(method, declared, i),
                                () -> "nothing resolves " + declared[i] + " of " + method))
                        .toList());
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage command, ProcessingContext context) {
        ProcessingContext withCommand = Message.addToContext(context, command);
        try {
            @Nullable Object[] arguments = new Object[parameters.size() + 1];
            arguments[0] = command.payload();
            for (int i = 0; i < parameters.size(); i++) {
                arguments[i + 1] =
                        parameters.get(i).resolveParameterValue(withCommand).join();
            }
            method.invoke(handler, arguments);
            return MessageStream.empty().<CommandResultMessage>cast().first();
        } catch (InvocationTargetException | CompletionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException | RuntimeException e) {
            return failed(e);
        }
    }

    private static MessageStream.Single<CommandResultMessage> failed(Throwable failure) {
        return MessageStream.<CommandResultMessage>failed(failure).first();
    }

    private static Object create(Class<?> handler) {
        try {
            Constructor<?> constructor = handler.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + handler.getName(), e);
        }
    }
}
