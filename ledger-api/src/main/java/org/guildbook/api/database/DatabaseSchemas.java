package org.guildbook.api.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.guildbook.journal.JournalSchema;
import org.guildbook.projections.runtime.ProjectionSchema;

/** The three schemas, each with a history of its own: the log, the read models, and what the application keeps. */
final class DatabaseSchemas {

    static void migrate(DataSource dataSource) {
        JournalSchema.migrate(dataSource);
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
