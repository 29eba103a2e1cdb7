package org.guildbook.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guildbook.testing.LedgerDatabase;

/** Two nodes that make histories: a usual one, and one whose window is so small that it often asks the database. */
final class ModelNodes implements AutoCloseable {

    private static final int SMALL_WINDOW_ENTRIES = 30;
    private static final int SMALL_BATCH_ENTRIES = 8;

    private final LedgerDatabase database;
    private final Journal usual;
    private final Journal small;

    ModelNodes(LedgerDatabase database) {
        JournalSettings defaults = JournalSettings.DEFAULTS;
        this.database = database;
        this.usual = Journal.open(database.dataSource(), defaults, Clock.systemUTC());
        this.small = Journal.open(
                database.dataSource(),
                new JournalSettings(
                        SMALL_WINDOW_ENTRIES,
                        defaults.windowBytes(),
                        defaults.queueBytes(),
                        Duration.ofSeconds(30),
                        SMALL_BATCH_ENTRIES,
                        Duration.ofMillis(1),
                        defaults.commitWait(),
                        defaults.reconnectWait()),
                Clock.systemUTC());
    }

    List<HistoryMaker.Node> nodes() {
        return Stream.of(usual, small).map(HistoryMaker::node).toList();
    }

    /** What of a history is not explained by what the database holds. */
    List<String> unexplained(History history) throws SQLException {
        List<Criterion> all = List.of(new Criterion(history.community(), Set.of(), Set.of()));
        try (Connection connection = database.dataSource().getConnection()) {
            return HistoryCheck.unexplained(history, EntryQueries.read(connection, all, 0, Long.MAX_VALUE));
        }
    }

    @Override
    public void close() {
        usual.close();
        small.close();
    }
}
