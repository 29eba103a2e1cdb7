package org.guildbook.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Takes salt and sealed bytes out of the database, in the name of the entry that lists their positions; not of vouchers. */
final class Erasure {

    private Erasure() {}

    /** All or nothing; returns how many entries lost them. */
    static int run(Connection connection, StoredEntry record, List<ErasedRange> ranges) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement authority = connection.createStatement();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE journal.entry SET salt = NULL, sealed = NULL"
                                + " WHERE community = ? AND position >= ? AND position < ? AND sealed IS NOT NULL")) {
            // What the trigger asks for.
            authority.execute("SET LOCAL journal.erasure = " + record.place());
            int erased = 0;
            for (ErasedRange range : ranges) {
                update.setObject(1, record.community());
                update.setLong(2, range.from());
                update.setLong(3, range.toExclusive());
                erased += update.executeUpdate();
            }
            connection.commit();
            return erased;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
