package org.guildbook.projections.runtime;

import org.springframework.jdbc.core.JdbcOperations;

/** The schema that unqualified table names mean until the transaction ends. */
final class Scope {

    static void enter(JdbcOperations db, String schema) {
        db.queryForObject("SELECT set_config('search_path', ?, true)", String.class, schema);
    }

    private Scope() {}
}
