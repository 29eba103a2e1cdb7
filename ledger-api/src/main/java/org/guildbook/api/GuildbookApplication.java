package org.guildbook.api;

import org.guildbook.api.database.DatabaseConfiguration;
import org.guildbook.api.demo.DemoConfiguration;
import org.guildbook.api.endpoints.EndpointsConfiguration;
import org.guildbook.api.imports.ImportConfiguration;
import org.guildbook.api.limits.LimitsConfiguration;
import org.guildbook.api.problem.ProblemConfiguration;
import org.guildbook.api.proofs.ProofsConfiguration;
import org.guildbook.api.reminders.ReminderConfiguration;
import org.guildbook.api.security.SecurityConfiguration;
import org.guildbook.api.vault.VaultConfiguration;
import org.guildbook.api.web.WebPages;
import org.guildbook.api.wiring.LedgerConfiguration;
import org.guildbook.api.wiring.ReadModelConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Starts Guildbook: the database, the ledger, the read models, the API and the pages.
 *
 * <p>Every part is listed here; nothing is found by scanning.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    DatabaseConfiguration.class,
    LedgerConfiguration.class,
    ReadModelConfiguration.class,
    ProofsConfiguration.class,
    VaultConfiguration.class,
    DemoConfiguration.class,
    ReminderConfiguration.class,
    ProblemConfiguration.class,
    LimitsConfiguration.class,
    SecurityConfiguration.class,
    EndpointsConfiguration.class,
    ImportConfiguration.class,
    WebPages.class,
    GreetingConfiguration.class,
})
public class GuildbookApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(GuildbookApplication.class, arguments);
    }
}
