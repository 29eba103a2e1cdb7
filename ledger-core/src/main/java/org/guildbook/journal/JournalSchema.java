package org.guildbook.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    /**
     * Lets a role read, append and erase, and nothing else: it cannot fork, reorder, edit, delete or truncate, nor take
     * away what keeps it from doing so, even with all the credentials that the running application has.
     *
     * @param owner connects as the role that owns the tables
     * @param writer an existing role, neither the owner nor a member of it
     */
    public static void grantAppending(DataSource owner, String writer) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    GRANT USAGE ON SCHEMA journal TO %1$s;
                    GRANT SELECT ON journal.head, journal.log, journal.indexed, journal.tagged TO %1$s;
                    GRANT SELECT, INSERT ON journal.entry, journal.tag, journal.numbered TO %1$s;
                    GRANT UPDATE (place, hash, at) ON journal.head TO %1$s;
                    GRANT UPDATE (place) ON journal.indexed TO %1$s;
                    GRANT UPDATE (salt, sealed) ON journal.entry TO %1$s""".formatted(statement.enquoteIdentifier(writer, true)));
        } catch (SQLException e) {
            throw new JournalException("the role " + writer + " cannot be let append", e);
        }
    }
}
