package org.guildbook.projections.runtime;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of all read models, their tokens and marks, in the PostgreSQL schema {@code projection}. */
public final class ProjectionSchema {

    static final String NAME = "projection";

    /** Creates the tables or brings them up to date; {@code owner} connects as the role that owns them. */
    public static void migrate(DataSource owner) {
        Flyway.configure(ProjectionSchema.class.getClassLoader())
                .dataSource(owner)
                .schemas(NAME)
                .locations("classpath:db/projection")
                .load()
                .migrate();
    }

    private ProjectionSchema() {}
}
