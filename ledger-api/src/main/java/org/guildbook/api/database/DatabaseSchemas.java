package org.guildbook.api.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.guildbook.journal.JournalSchema;

/** The three schemas, each with a history of its own: the log, the read models, and what the application keeps. */
final class DatabaseSchemas {

    static void migrate(DataSource dataSource) {
        JournalSchema.migrate(dataSource);
        migrate(dataSource, "projection");
        migrate(dataSource, "app");
    }

    private static void migrate(DataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }

    private DatabaseSchemas() {}
}
