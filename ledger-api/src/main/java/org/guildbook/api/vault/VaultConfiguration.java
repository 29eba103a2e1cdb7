package org.guildbook.api.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.guildbook.api.database.DatabaseProperties;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.privacies.Privacies;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The vault, on the database and a folder of keys outside of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
public class VaultConfiguration {

    @Bean
    Vault vault(PartyKeys keys, JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        return new Vault(keys, db, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Words words(PartyKeys keys, JdbcClient db, Clock clock) {
        return new Words(keys, db, clock);
    }

    @Bean
    KeptFiles keptFiles(PartyKeys keys, JdbcClient db) {
        return new KeptFiles(keys, db);
    }

    @Bean
    PartyKeys partyKeys(VaultProperties properties, DatabaseProperties database) throws IOException {
        @Nullable Path configured = properties.folder();
        Path folder = configured == null ? database.folder().resolveSibling("vault") : configured;
        return PartyKeys.open(folder);
    }

    @Bean
    Appearances appearances(Vault vault, Privacies privacies, MembershipStatuses memberships) {
        return new Appearances(vault, privacies, memberships);
    }
}
