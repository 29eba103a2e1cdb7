package org.guildbook.projections.runtime;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema that unqualified table names mean until the transaction ends. */
final class Scope {

    static void enter(JdbcClient db, String schema) {
        db.sql("SELECT set_config('search_path', ?, true)")
                .param(schema)
                .query(String.class)
                .single();
    }

    private Scope() {}
}
