package org.guildbook.api.proofs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.guildbook.api.database.DatabaseProperties;
import org.guildbook.api.proofs.SigningNode.Doing;
import org.guildbook.api.security.SealedReaders;
import org.guildbook.journal.Journal;
import org.guildbook.publish.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signed checkpoints: made after the journal is there, and stopped before it goes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProofProperties.class, WitnessProperties.class})
@Import(TimestampConfiguration.class)
public class ProofsConfiguration {

    @Bean
    ProofFolder proofFolder(ProofProperties properties, DatabaseProperties database) {
        @Nullable Path configured = properties.folder();
        return new ProofFolder(configured == null ? database.folder().resolveSibling("proofs") : configured);
    }

    @Bean
    LogKeys logKeys(JdbcClient db, PlatformTransactionManager transactions) {
        return new LogKeys(db, new TransactionTemplate(transactions));
    }

    @Bean
    Proofs proofs(Journal journal, ProofFolder folder) {
        return new Proofs(journal, folder);
    }

    @Bean
    Receipts receipts(Proofs proofs, SealedReaders readers) {
        return new Receipts(proofs, readers);
    }

    @Bean
    ExportedCheckpoints exportedCheckpoints() {
        return new ExportedCheckpoints();
    }

    @Bean(destroyMethod = "close")
    SigningNode signingNode(
            Journal journal,
            ProofFolder folder,
            ProofProperties properties,
            WitnessProperties witnesses,
            LogKeys keys,
            Clock clock) {
        return SigningNode.start(journal, folder, properties, witnesses, keys, clock);
    }

    @Bean
    LostEntries lostEntries(Journal journal, ProofFolder folder, SigningNode node) {
        return new LostEntries(journal, folder, node);
    }

    @Bean
    HealthIndicator proofsHealthIndicator(SigningNode node, ProofProperties properties, Clock clock) {
        return new SigningHealth(node, properties.heartbeat(), clock);
    }

    /** All are zero on a node that does not sign, but for {@code guildbook.log.blocked}. */
    @Bean
    MeterBinder proofMetrics(SigningNode node, Clock clock) {
        return registry -> {
            Gauge.builder(
                            "guildbook.log.signing",
                            node,
                            each -> each.publisher().isPresent() ? 1 : 0)
                    .description("Whether this node signs the logs")
                    .register(registry);
            Gauge.builder("guildbook.log.blocked", node, each -> each.part().doing() == Doing.BLOCKED ? 1 : 0)
                    .description("Whether this node should sign the logs and cannot")
                    .register(registry);
            Gauge.builder("guildbook.log.uncovered", node, of(Publisher::uncovered))
                    .description("Entries that no published checkpoint covers yet")
                    .baseUnit("entries")
                    .register(registry);
            Gauge.builder(
                            "guildbook.log.incidents",
                            node,
                            of(each -> each.incidents().size()))
                    .description("Logs that are no longer signed because they do not continue what was signed")
                    .register(registry);
            Gauge.builder("guildbook.log.checkpoint.age", node, of(each -> age(each, clock)))
                    .description("Of the log that was not signed for longest")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    private static ToDoubleFunction<SigningNode> of(ToDoubleFunction<Publisher> figure) {
        return node -> node.publisher().map(figure::applyAsDouble).orElse(0.0);
    }

    private static double age(Publisher publisher, Clock clock) {
        return publisher
                .oldestSigned()
                .map(signed ->
                        (double) Duration.between(signed, clock.instant()).toSeconds())
                .orElse(0.0);
    }
}
