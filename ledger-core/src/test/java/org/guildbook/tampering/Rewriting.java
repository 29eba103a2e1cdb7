package org.guildbook.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.Seal;

/** Recomputes a chain after a change, as somebody would who knows all of the format: nothing contradicts itself then. */
final class Rewriting {

    /** Makes the newest entries the heads. */
    static final String HEADS = """
            UPDATE journal.log SET (position, hash, at)
                = (SELECT position, hash, at FROM journal.entry ORDER BY place DESC LIMIT 1);
            UPDATE journal.head SET (place, hash, at)
                = (SELECT place, hash, at FROM journal.entry ORDER BY place DESC LIMIT 1);
            """;

    private static final HexFormat HEX = HexFormat.of();

    private final DataSource database;
    private final Map<String, String> renewed = new HashMap<>();
    private final StringBuilder sql = new StringBuilder();

    Rewriting(DataSource database) {
        this.database = database;
    }

    /** The SQL that does it. */
    String from(int position, Consumer<Map<String, Object>> change) throws SQLException, NotCanonicalException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT position, leaf, salt, sealed, hash FROM journal.entry"
                        + " WHERE position >= " + position + " ORDER BY position")) {
            while (row.next()) {
                entry(row, row.getLong(1) == position ? change : _ -> {});
            }
        }
        return sql + HEADS;
    }

    private void entry(ResultSet row, Consumer<Map<String, Object>> change) throws SQLException, NotCanonicalException {
        byte[] sealed = renewed(row.getBytes(4));
        Map<String, Object> leaf = new TreeMap<>(CanonicalReader.object(renewed(row.getBytes(2))));
        change.accept(leaf);
        leaf.put("seal", HEX.formatHex(Seal.of(row.getBytes(3), sealed)));
        byte[] bytes = CanonicalJson.write(leaf);
        String hash = HEX.formatHex(EntryHash.of(bytes));
        renewed.put(HEX.formatHex(row.getBytes(5)), hash);
        sql.append(
                "UPDATE journal.entry SET leaf = '\\x%s', sealed = '\\x%s', hash = '\\x%s', event_id = '%s', at = '%s' WHERE position = %d;\n"
                        .formatted(
                                HEX.formatHex(bytes),
                                HEX.formatHex(sealed),
                                hash,
                                leaf.get("eventId"),
                                leaf.get("at"),
                                row.getLong(1)));
    }

    /** With the new hashes of all entries before. */
    private byte[] renewed(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        for (Map.Entry<String, String> each : renewed.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return text.getBytes(UTF_8);
    }
}
