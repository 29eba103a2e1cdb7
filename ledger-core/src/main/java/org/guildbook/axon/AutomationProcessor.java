package org.guildbook.axon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorModule;
import org.axonframework.messaging.eventhandling.sequencing.SequentialPolicy;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Journal;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one automation over all logs, in order, on a processor of its own.
 *
 * <p>The command's id follows from the automation and the fact, so that running twice records once.
 */
final class AutomationProcessor<E extends LedgerEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(AutomationProcessor.class);

    /** Client of the commands of automations. */
    private static final String CLIENT = "automation";

    /** Not an outcome but bad luck: the fact is handled again. */
    private static final String STALE = "decision-stale";

    private final Automation<E> automation;
    private final Journal journal;
    private final Ledger ledger;

    private AutomationProcessor(Automation<E> automation, Journal journal, Ledger ledger) {
        this.automation = automation;
        this.journal = journal;
        this.ledger = ledger;
    }

    static <E extends LedgerEvent> void register(
            EventSourcingConfigurer axon,
            Automation<E> automation,
            Journal journal,
            UnaryOperator<PooledStreamingEventProcessorConfiguration> processing) {
        QualifiedName when =
                new QualifiedName(EventCatalogue.kindOf(automation.when()).name());
        PooledStreamingEventProcessorModule processor = EventProcessorModule.pooledStreaming(automation.name())
                .eventHandlingComponents(components -> components.declarative(configuration ->
                        // One component and one segment: Axon skips a failing event when a later one succeeds beside
                        // it.
                        new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE)
                                .subscribe(Set.of(when), handler(automation, journal, configuration)::handle)))
                .customized((_, pooled) -> processing.apply(
                        pooled.initialSegmentCount(1).batchSize(1).initialToken(source -> source.firstToken(null))));
        axon.messaging(messaging -> messaging.eventProcessing(
                processors -> processors.pooledStreaming(pooled -> pooled.processor(processor))));
    }

    private static <E extends LedgerEvent> AutomationProcessor<E> handler(
            Automation<E> automation, Journal journal, Configuration configuration) {
        return new AutomationProcessor<>(automation, journal, configuration.getComponent(Ledger.class));
    }

    private MessageStream.Empty<Message> handle(EventMessage message, ProcessingContext context) {
        Recorded recorded = RecordedEvents.from(message);
        Optional<Command> command = automation.then(
                automation.when().cast(recorded.fact()), recorded, new CommunityLog(recorded.community()));
        command.ifPresent(then -> submit(then, recorded));
        return MessageStream.empty();
    }

    private void submit(Command command, Recorded cause) {
        String commandId = automation.name() + ":" + cause.eventId();
        try {
            ledger.submit(
                            cause.community(),
                            command,
                            new Submission(CLIENT, commandId, null, false),
                            List.of(cause.eventId()))
                    .join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof Refused refused) || refused.rule().equals(STALE)) {
                throw e;
            }
            LOG.debug("{} after {}: {}", automation.name(), cause.eventId(), refused.rule());
        }
    }

    /** Reads beside the fact, in its own log only. */
    private final class CommunityLog implements Automation.Log {

        private final CommunityId community;

        CommunityLog(CommunityId community) {
            this.community = community;
        }

        @Override
        public <F extends LedgerEvent> Optional<F> latest(Tag tag, Class<F> kind) {
            Criterion criterion = new Criterion(
                    community.value(),
                    Set.of(tag.toString()),
                    Set.of(EventCatalogue.kindOf(kind).name()));
            return journal.read(List.of(criterion), 0, journal.committed()).reversed().stream()
                    .map(RecordedEvents::find)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(recorded -> kind.cast(recorded.fact()));
        }
    }
}
