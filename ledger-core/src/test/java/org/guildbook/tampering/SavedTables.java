package org.guildbook.tampering;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A copy of what a journal holds, to return to after somebody changed it. */
final class SavedTables {

    private static final List<String> TABLES =
            List.of("entry", "tag", "indexed", "numbered", "log", "head", "flyway_schema_history");

    /** What keeps even the owner from some of the changes; whoever owns the tables can take it away. */
    private static final List<String> CONSTRAINTS = List.of(
            "entry DROP CONSTRAINT entry_hash",
            "entry DROP CONSTRAINT entry_sealed",
            "entry DROP CONSTRAINT entry_pkey",
            "tag DROP CONSTRAINT tag_pkey",
            "tag DROP CONSTRAINT tag_places",
            "entry_0 DROP CONSTRAINT entry_0_community_position_key",
            "entry_0 DROP CONSTRAINT entry_0_community_event_id_key");

    private final DataSource owner;

    private SavedTables(DataSource owner) {
        this.owner = owner;
    }

    /** Saves all tables, and takes away the constraints of entries and tags. */
    static SavedTables of(DataSource owner) throws SQLException {
        SavedTables saved = new SavedTables(owner);
        saved.execute("CREATE SCHEMA saved");
        for (String table : TABLES) {
            saved.execute("CREATE TABLE saved.%1$s AS TABLE journal.%1$s".formatted(table));
        }
        for (String constraint : CONSTRAINTS) {
            saved.execute("ALTER TABLE journal." + constraint);
        }
        return saved;
    }

    void restore() throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (String table : TABLES) {
            sql.append("DELETE FROM journal.%1$s; INSERT INTO journal.%1$s SELECT * FROM saved.%1$s;".formatted(table));
        }
        execute(sql.toString());
    }

    /** As somebody who owns the database: past every trigger. */
    void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("SET LOCAL session_replication_role = replica");
                statement.execute(sql);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
