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
    Vault vault(
            VaultProperties properties,
            DatabaseProperties database,
            JdbcClient db,
            PlatformTransactionManager transactions,
            Clock clock)
            throws IOException {
        @Nullable Path configured = properties.folder();
        Path folder = configured == null ? database.folder().resolveSibling("vault") : configured;
        return new Vault(PartyKeys.open(folder), db, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Appearances appearances(Vault vault, Privacies privacies, MembershipStatuses memberships) {
        return new Appearances(vault, privacies, memberships);
    }
}
