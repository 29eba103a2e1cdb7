package org.guildbook.bench;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.PostgresqlEventStore;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.eventstream.AggregateType;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.eventstream.IdentifierColumnType;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.eventstream.JSONColumnType;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.persistence.AggregateEventStreamConfiguration;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.persistence.EventMetaData;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.persistence.OptimisticAppendToStreamException;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.persistence.PersistableEvent;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.persistence.table_per_aggregate_type.SeparateTablePerAggregateEventStreamConfiguration;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.persistence.table_per_aggregate_type.SeparateTablePerAggregateTypeEventStreamConfigurationFactory;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.persistence.table_per_aggregate_type.SeparateTablePerAggregateTypePersistenceStrategy;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.serializer.json.JacksonJSONEventSerializer;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.transaction.EventStoreManagedUnitOfWorkFactory;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.types.EventOrder;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.types.EventRevision;
import dk.cloudcreate.essentials.components.eventsourced.eventstore.postgresql.types.EventTypeOrName;
import dk.cloudcreate.essentials.components.foundation.transaction.UnitOfWorkException;
import dk.cloudcreate.essentials.components.foundation.types.EventId;
import dk.cloudcreate.essentials.jackson.types.EssentialTypesJacksonModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Essentials' event store over JDBI, with its own unit of work and serializer and the column types its Spring Boot starter
 * chooses. Nobody subscribes.
 */
final class Essentials implements Contender {

    /** As in the POM. */
    private static final String VERSION = "0.40.23";

    private static final AggregateType PURSES = AggregateType.of("purses");

    /** Ready JSON, written as it is. */
    private record PointsTipped(@JsonValue @JsonRawValue String json) {}

    private final FairPool pool;
    private final Peers peers;
    private final EventStoreManagedUnitOfWorkFactory unitsOfWork;
    private final PostgresqlEventStore<SeparateTablePerAggregateEventStreamConfiguration> store;
    private final AtomicLong repeated = new AtomicLong();

    Essentials(Server server, String database, Peers peers) {
        this.pool = new FairPool(server, database);
        this.peers = peers;
        Jdbi jdbi = Jdbi.create(connections(pool)).installPlugin(new PostgresPlugin());
        this.unitsOfWork = new EventStoreManagedUnitOfWorkFactory(jdbi);
        this.store = new PostgresqlEventStore<>(
                unitsOfWork,
                new SeparateTablePerAggregateTypePersistenceStrategy(
                        jdbi,
                        unitsOfWork,
                        Essentials::persistable,
                        SeparateTablePerAggregateTypeEventStreamConfigurationFactory.standardSingleTenantConfiguration(
                                new JacksonJSONEventSerializer(JsonMapper.builder()
                                        .addModule(new EssentialTypesJacksonModule())
                                        .build()),
                                IdentifierColumnType.TEXT,
                                JSONColumnType.JSONB)));
        store.addAggregateEventStreamConfiguration(PURSES, String.class);
    }

    private static ConnectionFactory connections(FairPool pool) {
        return new ConnectionFactory() {

            @Override
            public Connection openConnection() throws SQLException {
                try {
                    return pool.take();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new SQLException("interrupted", e);
                }
            }

            @Override
            public void closeConnection(Connection connection) throws SQLException {
                pool.giveBack(connection);
            }
        };
    }

    private static PersistableEvent persistable(
            Object stream, AggregateEventStreamConfiguration configuration, Object event, EventOrder order) {
        return PersistableEvent.from(
                EventId.of(Community.newEventId().toString()),
                configuration.aggregateType,
                stream,
                EventTypeOrName.with(event.getClass()),
                event,
                order,
                EventRevision.FIRST,
                EventMetaData.empty(),
                OffsetDateTime.now(ZoneOffset.UTC),
                null,
                null,
                null);
    }

    @Override
    public String name() {
        return "Essentials " + VERSION;
    }

    /** Two who write to a stream at the same time: one of them is refused, also where no version is expected, and tries again. */
    @Override
    public void call() {
        String stream = Peers.anyStream();
        PointsTipped event = new PointsTipped(peers.anyEvent());
        while (!appended(stream, event)) {
            repeated.incrementAndGet();
        }
    }

    private boolean appended(String stream, PointsTipped event) {
        try {
            unitsOfWork.usingUnitOfWork(() -> store.appendToStream(PURSES, stream, event));
            return true;
        } catch (UnitOfWorkException e) {
            if (e.getCause() instanceof OptimisticAppendToStreamException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public long repeated() {
        return repeated.get();
    }

    @Override
    public void close() {
        pool.close();
    }
}
