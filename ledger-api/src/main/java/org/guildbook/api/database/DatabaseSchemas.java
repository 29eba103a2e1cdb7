package org.guildbook.api.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.guildbook.journal.JournalSchema;
import org.guildbook.projections.runtime.ProjectionSchema;

/** The three schemas, each with a history of its own: the log, the read models, and what the application keeps. */
final class DatabaseSchemas {

    /**
     * @param owner owns the journal
     * @param dataSource connects as the role of the running application, which owns the rest
     */
    static void migrate(DataSource owner, HikariDataSource dataSource) {
        JournalSchema.migrate(owner);
        JournalSchema.grantAppending(owner, dataSource.getUsername());
        ProjectionSchema.migrate(dataSource);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("app")
                .locations("classpath:db/app")
                .load()
                .migrate();
    }

    private DatabaseSchemas() {}
}
