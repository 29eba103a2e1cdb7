package org.guildbook.api.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.guildbook.journal.JournalSchema;
import org.guildbook.projections.runtime.ProjectionSchema;

/** The four schemas, each with a history of its own: log, read models, personal data, and what the application keeps. */
final class DatabaseSchemas {

    /**
     * @param owner owns the journal
     * @param dataSource connects as the role of the running application, which owns the rest
     */
    static void migrate(DataSource owner, HikariDataSource dataSource) {
        JournalSchema.migrate(owner);
        JournalSchema.grantAppending(owner, dataSource.getUsername());
        ProjectionSchema.migrate(dataSource);
        migrate(dataSource, "vault");
        migrate(dataSource, "app");
    }

    private static void migrate(HikariDataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }

    private DatabaseSchemas() {}
}
