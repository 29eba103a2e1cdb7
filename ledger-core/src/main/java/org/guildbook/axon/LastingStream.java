package org.guildbook.axon;

import java.util.Optional;
import java.util.function.LongFunction;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * A stream that goes on where it was when it is asked again after it was closed.
 *
 * <p>When the coordinator of a processor cannot reach its tokens it closes its stream, and opens another one only if the tokens
 * say something new (Axon 5.0.1). A processor that had read everything would otherwise ask the closed stream for ever,
 * which tells of no entry and of no error.
 */
final class LastingStream implements MessageStream<EventMessage> {

    private final LongFunction<MessageStream<EventMessage>> opening;
    private MessageStream<EventMessage> current;
    private long after;
    private boolean closed;
    private @Nullable Runnable callback;

    /** @param opening a stream of what comes after a place */
    LastingStream(long after, LongFunction<MessageStream<EventMessage>> opening) {
        this.after = after;
        this.opening = opening;
        this.current = opening.apply(after);
    }

    private MessageStream<EventMessage> open() {
        if (closed) {
            closed = false;
            current = opening.apply(after);
            if (callback != null) {
                current.setCallback(callback);
            }
        }
        return current;
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> next() {
        Optional<Entry<EventMessage>> next = open().next();
        next.flatMap(TrackingToken::fromContext)
                .ifPresent(token -> after = token.position().orElse(after));
        return next;
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> peek() {
        return open().peek();
    }

    @Override
    public synchronized boolean hasNextAvailable() {
        return open().hasNextAvailable();
    }

    @Override
    public synchronized void setCallback(Runnable callback) {
        this.callback = callback;
        current.setCallback(callback);
    }

    @Override
    public synchronized Optional<Throwable> error() {
        return current.error();
    }

    @Override
    public synchronized boolean isCompleted() {
        return current.isCompleted();
    }

    @Override
    public synchronized void close() {
        closed = true;
        current.close();
    }
}
