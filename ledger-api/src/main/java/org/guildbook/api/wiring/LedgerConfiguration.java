package org.guildbook.api.wiring;

import java.time.Clock;
import javax.sql.DataSource;
import org.guildbook.LedgerCore;
import org.guildbook.axon.Ledger;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The ledger: a journal on the database, and the use cases on the journal.
 *
 * <p>Beans are made before the web server takes requests and closed after it answered the last one, in the reverse order:
 * the use cases, then the journal with the appends in flight, then the database.
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

    @Bean(destroyMethod = "close")
    LedgerCore ledgerCore(Journal journal, Clock clock) {
        return LedgerCore.start(journal, clock, _ -> {});
    }

    @Bean
    Ledger ledger(LedgerCore core) {
        return core.ledger();
    }
}
