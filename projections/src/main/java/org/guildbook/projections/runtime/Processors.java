package org.guildbook.projections.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.ConfigurationApplicationContext;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.TransactionalUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorModule;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorsConfigurer;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.jdbc.JdbcTokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.jdbc.JdbcTokenStoreConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.jdbc.TokenSchema;
import org.axonframework.messaging.eventhandling.sequencing.SequentialPolicy;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets projections follow the ledger: one processor with one handler and one segment each. */
public final class Processors {

    /** Facts applied in one transaction at most. */
    private static final int BATCH_FACTS = 500;

    private static final long CLAIM_EXTENSION_MILLIS = 2_000;

    private static final long CLAIM_RETRY_MILLIS = 1_000;

    /** After a halt the token of the dead process is free again after this long. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(6);

    private static final Set<QualifiedName> ALL_FACTS = EventCatalogue.kinds().stream()
            .map(kind -> new QualifiedName(kind.name()))
            .collect(Collectors.toUnmodifiableSet());

    private final List<Projection> projections;
    private final Journal journal;
    private final JdbcOperations jdbc;
    private final JdbcClient db;
    private final Transactions transactions;
    private final TokenStore tokens;
    private final AwaitPosition reached;
    private final Map<String, Configuration> modules = new ConcurrentHashMap<>();

    public Processors(DataSource dataSource, Journal journal, List<Projection> projections) {
        this.projections = List.copyOf(projections);
        this.journal = journal;
        this.jdbc = new JdbcTemplate(dataSource);
        this.db = JdbcClient.create(jdbc);
        this.transactions = new Transactions(dataSource);
        this.tokens = new JdbcTokenStore(
                Transactions.connections(dataSource),
                new TokenConverter(),
                JdbcTokenStoreConfiguration.DEFAULT.schema(schema()).claimTimeout(CLAIM_TIMEOUT));
        this.reached = new AwaitPosition(db);
    }

    /** Adds the processors to a ledger that is about to start. */
    public void follow(EventSourcingConfigurer axon) {
        axon.modelling(modelling -> modelling.messaging(
                messaging -> messaging.eventProcessing(events -> events.pooledStreaming(this::add))));
    }

    private PooledStreamingEventProcessorsConfigurer add(PooledStreamingEventProcessorsConfigurer pooled) {
        projections.forEach(projection -> pooled.processor(module(projection)));
        return pooled;
    }

    private PooledStreamingEventProcessorModule module(Projection projection) {
        Batch batch = new Batch(projection, jdbc, reached);
        return EventProcessorModule.pooledStreaming(projection.name())
                .eventHandlingComponents(components -> components.declarative(_ ->
                        new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE).subscribe(ALL_FACTS, batch::add)))
                .customized((configuration, pooled) -> {
                    modules.put(projection.name(), configuration);
                    return settings(projection, configuration, pooled);
                });
    }

    private PooledStreamingEventProcessorConfiguration settings(
            Projection projection, Configuration axon, PooledStreamingEventProcessorConfiguration pooled) {
        String thread = "projection-" + projection.name();
        return withTokens(pooled)
                .initialSegmentCount(1)
                .initialToken(source -> source.firstToken(null))
                .batchSize(BATCH_FACTS)
                .workerExecutor(Executors.newScheduledThreadPool(
                        1, Thread.ofPlatform().daemon().name(thread).factory()))
                .unitOfWorkFactory(new TransactionalUnitOfWorkFactory(
                        transactions, new SimpleUnitOfWorkFactory(new ConfigurationApplicationContext(axon))));
    }

    /** Where a processor goes on after a restart; for the automations, which keep their tokens beside the projections'. */
    public PooledStreamingEventProcessorConfiguration withTokens(PooledStreamingEventProcessorConfiguration pooled) {
        return pooled.tokenStore(tokens)
                .claimExtensionThreshold(CLAIM_EXTENSION_MILLIS)
                .tokenClaimInterval(CLAIM_RETRY_MILLIS);
    }

    public List<Projection> projections() {
        return projections;
    }

    /** For whoever wants to read what was just written. */
    public AwaitPosition awaiting() {
        return reached;
    }

    /** Empties read models and builds them anew. */
    public Rebuild rebuild() {
        return new Rebuild(this, journal, jdbc, transactions.spring(), tokens);
    }

    /** Compares a read model with what the journal says. */
    public RebuildCheck check() {
        return new RebuildCheck(journal, jdbc, transactions.spring());
    }

    /** What every processor is doing, in the order of the projections. */
    public List<State> states() {
        long committed = journal.committed();
        return projections.stream()
                .map(projection -> state(projection, committed))
                .toList();
    }

    private State state(Projection projection, long committed) {
        PooledStreamingEventProcessor processor = processor(projection);
        String error = processor.processingStatus().values().stream()
                .filter(status -> status.isErrorState())
                .map(status -> String.valueOf(status.getError()))
                .findFirst()
                .orElse(null);
        long place = Marks.place(db, projection.name());
        return new State(
                projection.name(),
                processor.isRunning(),
                processor.isError() || error != null,
                error,
                place,
                Math.max(0, committed - place));
    }

    PooledStreamingEventProcessor processor(Projection projection) {
        Configuration module = modules.get(projection.name());
        if (module == null) {
            throw new IllegalStateException("the ledger has not been started with " + projection.name());
        }
        return module.getComponent(PooledStreamingEventProcessor.class, projection.name());
    }

    private static TokenSchema schema() {
        return TokenSchema.builder()
                .setTokenTable(ProjectionSchema.NAME + ".token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .build();
    }

    /**
     * The state of a processor.
     *
     * @param stuck true while a fact cannot be applied: it is tried again and never skipped
     * @param error of the last attempt, when it is known
     * @param place last place taken in, in the order of all logs
     * @param lagEntries entries committed and not yet taken in
     */
    public record State(
            String projection,
            boolean running,
            boolean stuck,
            @Nullable String error,
            long place,
            long lagEntries) {}
}
