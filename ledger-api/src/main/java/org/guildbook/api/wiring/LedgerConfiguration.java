package org.guildbook.api.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.guildbook.LedgerCore;
import org.guildbook.api.imports.ImportIds;
import org.guildbook.api.vault.Corrections;
import org.guildbook.api.vault.Erasures;
import org.guildbook.api.vault.Registrations;
import org.guildbook.api.vault.Vault;
import org.guildbook.axon.Follower;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.StateCache;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.projections.ReadModels;
import org.guildbook.projections.runtime.AwaitPosition;
import org.guildbook.projections.runtime.Processors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger: a journal on the database, and the use cases and read models on the journal.
 *
 * <p>Beans are made before the web server takes requests and closed after it answered the last one, in the reverse order:
 * the use cases and read models, then the journal with the appends in flight, then the database.
 */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {

    /** The only clock; everything that needs the time is given it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Journal journal(DataSource dataSource, Clock clock) {
        return Journal.open(dataSource, JournalSettings.DEFAULTS, clock);
    }

    @Bean
    Processors processors(DataSource dataSource, Journal journal) {
        return new Processors(dataSource, journal, ReadModels.all());
    }

    @Bean
    AwaitPosition awaitPosition(Processors processors) {
        return processors.awaiting();
    }

    @Bean
    Erasures erasures(Vault vault, Journal journal, Processors processors) {
        return new Erasures(vault, journal, processors);
    }

    @Bean(destroyMethod = "close")
    LedgerCore ledgerCore(Journal journal, Clock clock, Processors processors, Erasures erasures, Vault vault) {
        Consumer<EventSourcingConfigurer> automations = LedgerCore.automations(journal, processors::withTokens);
        return LedgerCore.start(
                journal,
                clock,
                automations
                        .andThen(axon -> Follower.register(axon, erasures, processors::withTokens))
                        .andThen(axon -> Follower.register(axon, new Registrations(vault), processors::withTokens))
                        .andThen(axon -> Follower.register(axon, new Corrections(vault), processors::withTokens))
                        .andThen(processors::follow));
    }

    /** Before requests are taken: whatever a backup brought back goes again. */
    @Bean
    SmartInitializingSingleton erasedAgain(Erasures erasures, LedgerCore core) {
        return () -> erasures.again(core.axon().getComponent(StateCache.class));
    }

    /** @param every how long to wait before the first run and between runs */
    @Bean(destroyMethod = "close")
    DailyRuns dailyRuns(LedgerCore core, @Value("${guildbook.daily.every:PT6H}") Duration every) {
        return new DailyRuns(core.daily(), every);
    }

    @Bean
    Ledger ledger(LedgerCore core) {
        return core.ledger();
    }

    @Bean
    ImportIds importIds(JdbcClient db) {
        return new ImportIds(new Secrets(db).of("import-ids"));
    }

    /** The ledger is started by then, and the processors with it. */
    @Bean
    @ConditionalOnProperty("guildbook.rebuild")
    RebuildOnStart rebuildOnStart(
            Processors processors, LedgerCore started, @Value("${guildbook.rebuild}") List<String> names) {
        return new RebuildOnStart(processors, names);
    }

    /** How far the index of tags is behind the log. */
    @Bean
    MeterBinder journalMetrics(Journal journal) {
        return registry -> Gauge.builder("guildbook.journal.not.indexed", journal, Journal::notIndexed)
                .baseUnit("entries")
                .register(registry);
    }

    /** How often decisions found the state of a rule remembered, and how many of them were made in vain. */
    @Bean
    MeterBinder decisionMetrics(LedgerCore core, Ledger ledger) {
        StateCache states = core.axon().getComponent(StateCache.class);
        return registry -> {
            FunctionCounter.builder("guildbook.states", states, StateCache::hits)
                    .tag("found", "remembered")
                    .register(registry);
            FunctionCounter.builder("guildbook.states", states, StateCache::misses)
                    .tag("found", "not")
                    .register(registry);
            FunctionCounter.builder("guildbook.decisions.repeated", ledger, Ledger::repeatedDecisions)
                    .register(registry);
        };
    }

    @Bean
    HealthIndicator journalHealthIndicator(Journal journal) {
        return new JournalHealth(journal);
    }

    /** The ledger is started by then, and the processors with it. */
    @Bean
    HealthIndicator projectionsHealthIndicator(Processors processors, LedgerCore started) {
        return new ProjectionsHealth(processors);
    }
}
