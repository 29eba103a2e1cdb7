package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.conversion.DelegatingMessageConverter;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Axon's own JPA engine, payloads as {@code bytea}: the giver's account is an aggregate, and a transfer one event of it
 * that names the receiver, because an event of this engine belongs to one aggregate only. What the receiver holds is not
 * touched, so it does less than a tip does.
 */
final class StockJpa implements Contender {

    private static final int CONNECTIONS = 32;

    private static final long PLENTY = 1_000_000_000L;

    /** Bytes of the event around its text. */
    private static final int AROUND_TEXT_BYTES = 150;

    record AccountOpened(@EventTag(key = "account") String account, long amount) {}

    record PointsSent(@EventTag(key = "account") String account, String receiver, long amount, String text) {}

    record OpenAccount(@TargetEntityId String account, long amount) {}

    record SendPoints(@TargetEntityId String account, String receiver, long amount, String text) {}

    @EventSourcedEntity(tagKey = "account")
    record Account(long balance) {

        @EntityCreator
        Account() {
            this(0);
        }

        @EventSourcingHandler
        Account on(AccountOpened opened) {
            return new Account(balance + opened.amount());
        }

        @EventSourcingHandler
        Account on(PointsSent sent) {
            return new Account(balance - sent.amount());
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(OpenAccount command, @InjectEntity Account account, EventAppender events) {
            events.append(new AccountOpened(command.account(), command.amount()));
        }

        @CommandHandler
        void handle(SendPoints command, @InjectEntity Account account, EventAppender events) {
            if (account.balance() < command.amount()) {
                throw new IllegalStateException("insufficient points");
            }
            events.append(new PointsSent(command.account(), command.receiver(), command.amount(), command.text()));
        }
    }

    private final Community community;
    private final String text;
    private final HikariDataSource dataSource;
    private final EntityManagerFactory entityManagers;
    private final AxonConfiguration axon;
    private final CommandGateway commands;
    private final LongAdder repeated = new LongAdder();

    /** @param bytes of an event as it is stored */
    StockJpa(Server server, String database, Community community, int bytes) {
        this.community = community;
        this.text = "x".repeat(Math.max(0, bytes - AROUND_TEXT_BYTES));
        this.dataSource = server.create(database, CONNECTIONS);
        this.entityManagers = new HibernatePersistenceConfiguration("stock")
                .managedClass(AggregateEventEntry.class)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .property(JdbcSettings.DIALECT, BytesAsBytea.class.getName())
                .property(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create")
                .createEntityManagerFactory();
        this.axon = axon(entityManagers);
        this.commands = axon.getComponent(CommandGateway.class);
        for (int number = 0; number < community.members(); number++) {
            commands.sendAndWait(new OpenAccount(Community.member(number).toString(), PLENTY));
        }
    }

    private static AxonConfiguration axon(EntityManagerFactory entityManagers) {
        EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(entityManagers);
        JpaTransactionManager transactions = new JpaTransactionManager(entityManagers);
        DelegatingEventConverter converter =
                new DelegatingEventConverter(new DelegatingMessageConverter(new JacksonConverter()));
        return EventSourcingConfigurer.create()
                .componentRegistry(registry -> registry.disableEnhancer(UpdateCheckerConfigurationEnhancer.class))
                .registerEventStorageEngine(_ -> new AggregateBasedJpaEventStorageEngine(
                        () -> entityManager,
                        axonTransactions(transactions),
                        converter,
                        defaults -> defaults.persistenceExceptionResolver(new SQLStateResolver())))
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, Account.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("accounts")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(_ -> new Handler()))
                .start();
    }

    /** What Axon's Spring extension does, which is not published for this version. */
    private static TransactionManager axonTransactions(JpaTransactionManager spring) {
        return new TransactionManager() {

            @Override
            public Transaction startTransaction() {
                TransactionStatus status = spring.getTransaction(new DefaultTransactionDefinition());
                return new Transaction() {

                    @Override
                    public void commit() {
                        spring.commit(status);
                    }

                    @Override
                    public void rollback() {
                        if (!status.isCompleted()) {
                            spring.rollback(status);
                        }
                    }
                };
            }

            @Override
            public boolean requiresSameThreadInvocations() {
                return true;
            }
        };
    }

    @Override
    public String name() {
        return "Axon's stock JPA engine";
    }

    @Override
    public void call() {
        Community.Pair pair = community.anyTwo();
        SendPoints command =
                new SendPoints(pair.giver().toString(), pair.receiver().toString(), 1, text);
        while (!sent(command)) {
            repeated.increment();
        }
    }

    private boolean sent(SendPoints command) {
        try {
            commands.sendAndWait(command);
            return true;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof AppendEventsTransactionRejectedException) {
                    return false;
                }
            }
            throw e;
        }
    }

    @Override
    public long repeated() {
        return repeated.sum();
    }

    @Override
    public void close() {
        axon.shutdown();
        entityManagers.close();
        dataSource.close();
    }
}
