package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.guildbook.journal.CopiedEntries;
import org.guildbook.journal.Draft;
import org.guildbook.journal.JournalSchema;

/**
 * The ceiling: the very rows the journal stores, rendered and hashed, by COPY in large batches; no conditions, no triggers.
 *
 * <p>One in flight stamps and copies by turns; of two in flight, one stamps while the other copies.
 */
final class Copies implements Contender {

    private static final int BATCH_ENTRIES = 5_000;

    /** As many as the journal, roughly. */
    private static final int INDEX_ENTRIES = 2 * BATCH_ENTRIES;

    private static final int PAIRS = 20_000;

    /** One copies, the other reads what the batches continue. */
    private static final int CONNECTIONS = 2;

    private final String name;
    private final int inFlight;
    private final HikariDataSource dataSource;
    private final CopiedEntries entries;
    private final ReadyTips tips = ReadyTips.apart(0, PAIRS);

    Copies(String name, int inFlight, Server server, String database) {
        this.name = name;
        this.inFlight = inFlight;
        this.dataSource = server.create(database, CONNECTIONS);
        JournalSchema.migrate(dataSource);
        try {
            this.entries = new CopiedEntries(dataSource, Clock.systemUTC(), INDEX_ENTRIES);
            entries.withoutTriggers();
        } catch (SQLException e) {
            throw new IllegalStateException("no connection", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int inFlight(int asked) {
        return inFlight;
    }

    @Override
    public int unitsPerCall() {
        return BATCH_ENTRIES;
    }

    @Override
    public void call() throws SQLException {
        List<Draft> drafts =
                Stream.generate(() -> tips.next().draft()).limit(BATCH_ENTRIES).toList();
        entries.append(drafts);
    }

    @Override
    public void close() {
        try {
            entries.close();
        } catch (SQLException e) {
            throw new IllegalStateException("not closed", e);
        }
        dataSource.close();
    }
}
