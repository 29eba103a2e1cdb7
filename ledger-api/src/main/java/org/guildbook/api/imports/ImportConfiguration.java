package org.guildbook.api.imports;

import jakarta.validation.Validator;
import java.time.Clock;
import org.guildbook.api.vault.KeptFiles;
import org.guildbook.api.vault.Vault;
import org.guildbook.axon.Ledger;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports, their routes, and their going on after a stop. */
@Configuration(proxyBeanMethods = false)
@Import(ImportEndpoint.class)
public class ImportConfiguration {

    @Bean
    Imports imports(
            Ledger ledger,
            Communities communities,
            Chapters chapters,
            Vault vault,
            KeptFiles files,
            JdbcClient db,
            ImportIds ids,
            Validator validator,
            Clock clock) {
        return new Imports(ledger, communities, chapters, vault, files, new ImportJobs(db), ids, validator, clock);
    }

    @Bean
    ImportLifecycle importLifecycle(Imports imports) {
        return new ImportLifecycle(imports);
    }
}
