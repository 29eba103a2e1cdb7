package org.guildbook.axon;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.core.annotation.ParameterResolver;
import org.axonframework.messaging.core.annotation.ParameterResolverFactory;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.guildbook.decision.Today;
import org.jspecify.annotations.Nullable;

/** Lets a command handler ask for {@link Today}. */
final class TodayParameter implements ParameterResolverFactory, ParameterResolver<Today> {

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == Today.class ? this : null;
    }

    @Override
    public CompletableFuture<Today> resolveParameterValue(ProcessingContext context) {
        Today today = Attempt.in(context).today();
        return today == null
                ? CompletableFuture.failedFuture(new IllegalStateException("a command that passed no checks"))
                : CompletableFuture.completedFuture(today);
    }

    @Override
    public boolean matches(ProcessingContext context) {
        return true;
    }
}
