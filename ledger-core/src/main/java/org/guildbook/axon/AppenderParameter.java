package org.guildbook.axon;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.annotation.ParameterResolver;
import org.axonframework.messaging.core.annotation.ParameterResolverFactory;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventSink;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.jspecify.annotations.Nullable;

/** Gives handlers Axon's own appender; Axon itself goes through all components to make one, for every command. */
final class AppenderParameter implements ParameterResolverFactory, ParameterResolver<EventAppender> {

    private final EventSink sink;
    private final MessageTypeResolver types;

    AppenderParameter(Configuration configuration) {
        this.sink = configuration.getComponent(EventSink.class);
        this.types = configuration.getComponent(MessageTypeResolver.class);
    }

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == EventAppender.class ? this : null;
    }

    @Override
    public CompletableFuture<EventAppender> resolveParameterValue(ProcessingContext context) {
        return CompletableFuture.completedFuture(EventAppender.forContext(context, sink, types));
    }

    @Override
    public boolean matches(ProcessingContext context) {
        return true;
    }
}
