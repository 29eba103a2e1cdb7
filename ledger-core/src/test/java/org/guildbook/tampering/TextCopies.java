package org.guildbook.tampering;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A backup as pg_dump makes it: every table as text by COPY, and by COPY into empty tables again. */
final class TextCopies {

    private static final List<String> TABLES = List.of("entry", "tag", "indexed", "numbered", "log", "head");

    private TextCopies() {}

    static void outAndIn(DataSource owner, SavedTables tables) throws SQLException, IOException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            Map<String, ByteArrayOutputStream> texts = new LinkedHashMap<>();
            for (String table : TABLES) {
                texts.put(table, new ByteArrayOutputStream());
                copies.copyOut("COPY (SELECT * FROM journal." + table + ") TO STDOUT", texts.get(table));
            }
            for (String table : TABLES) {
                tables.execute("TRUNCATE journal." + table);
            }
            statement.execute("SET session_replication_role = replica");
            for (Map.Entry<String, ByteArrayOutputStream> text : texts.entrySet()) {
                copies.copyIn(
                        "COPY journal." + text.getKey() + " FROM STDIN",
                        new ByteArrayInputStream(text.getValue().toByteArray()));
            }
            statement.execute("SET session_replication_role = origin");
        }
    }
}
