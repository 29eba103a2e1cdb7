package org.guildbook.axon;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorModule;
import org.axonframework.messaging.eventhandling.sequencing.SequentialPolicy;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;

/**
 * Carries out, outside of the ledger, what facts of one kind demand: after each of them, in order, on a processor of its own.
 *
 * <p>It may see a fact twice. While it fails it is asked again, and goes no further.
 */
public interface Follower<E extends LedgerEvent> {

    /** The kind of fact it waits for. */
    Class<E> when();

    /**
     * Does what the fact demands.
     *
     * @param states of this node, to be forgotten where facts are taken back
     */
    void then(E fact, Recorded recorded, StateCache states);

    /** Adds a follower to a ledger that is about to start. */
    static <E extends LedgerEvent> void register(
            EventSourcingConfigurer axon,
            Follower<E> follower,
            UnaryOperator<PooledStreamingEventProcessorConfiguration> processing) {
        QualifiedName when =
                new QualifiedName(EventCatalogue.kindOf(follower.when()).name());
        PooledStreamingEventProcessorModule processor = EventProcessorModule.pooledStreaming(
                        follower.getClass().getSimpleName())
                .eventHandlingComponents(components -> components.declarative(configuration ->
                        new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE)
                                .subscribe(
                                        Set.of(when),
                                        (message, _) -> handle(
                                                follower, message, configuration.getComponent(StateCache.class)))))
                .customized((_, pooled) -> processing.apply(
                        pooled.initialSegmentCount(1).batchSize(1).initialToken(source -> source.firstToken(null))));
        axon.messaging(messaging -> messaging.eventProcessing(
                processors -> processors.pooledStreaming(pooled -> pooled.processor(processor))));
    }

    private static <E extends LedgerEvent> MessageStream.Empty<Message> handle(
            Follower<E> follower, EventMessage message, StateCache states) {
        Recorded recorded = RecordedEvents.from(message);
        follower.then(follower.when().cast(recorded.fact()), recorded, states);
        return MessageStream.empty();
    }
}
