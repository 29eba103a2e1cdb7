package org.guildbook.journal;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the journal, in the PostgreSQL schema {@code journal}. */
public final class JournalSchema {

    private JournalSchema() {}

    /** Creates the tables or brings them up to date; {@code owner} connects as the role that owns them. */
    public static void migrate(DataSource owner) {
        Flyway.configure(JournalSchema.class.getClassLoader())
                .dataSource(owner)
                .schemas("journal")
                .locations("classpath:db/journal")
                .load()
                .migrate();
    }
}
