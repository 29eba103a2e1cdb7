package org.guildbook.api.proofs;

import java.io.IOException;
import java.time.Clock;
import org.guildbook.axon.Ledger;
import org.guildbook.journal.Journal;
import org.guildbook.projections.chapters.Communities;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time stamps, unless they are off, which YAML reads as false. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimestampProperties.class)
@ConditionalOnExpression("!{'off', 'false'}.contains('${guildbook.timestamps.mode:off}'.toLowerCase())")
class TimestampConfiguration {

    @Bean(destroyMethod = "close")
    Timestamping timestamping(
            TimestampProperties properties,
            Journal journal,
            Ledger ledger,
            ProofFolder folder,
            Communities communities,
            SigningNode node,
            Clock clock)
            throws IOException {
        Timestamping timestamping =
                new Timestamping(journal, ledger, folder, communities, properties.client(), properties.every(), clock);
        timestamping.start(node, properties.check());
        return timestamping;
    }

    @Bean
    HealthIndicator timestampsHealthIndicator(Timestamping timestamping, TimestampProperties properties) {
        return new TimestampHealth(timestamping, properties.mode());
    }
}
