package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.guildbook.journal.CopiedEntries;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;

/**
 * A log with a history: a community, and tips among a hundred thousand others, so that the accounts of its own members stay
 * short and only the log is long.
 *
 * @param tips of the others
 */
record FilledLog(String database, Community community, TippingClock clock, int tips) {

    private static final int OTHERS_FROM = 1_000_000;
    private static final int PAIRS_OF_OTHERS = 50_000;
    private static final int BATCH_ENTRIES = 5_000;
    private static final int BATCHES_IN_FLIGHT = 2;
    private static final int TOLD_ENTRIES = 1_000_000;

    /** Fills a new database; says how far it is every million. */
    static FilledLog fill(Lab lab, String database, Community community, int tips) {
        TippingClock clock = new TippingClock(community.members());
        try (HikariDataSource dataSource = lab.server().create(database, Tips.CONNECTIONS)) {
            JournalSchema.migrate(dataSource);
            try (Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, clock)) {
                community.found(journal);
            }
            fill(lab, dataSource, clock, tips);
        }
        return new FilledLog(database, community, clock, tips);
    }

    private static void fill(Lab lab, HikariDataSource dataSource, TippingClock clock, int tips) {
        ReadyTips ready = new ReadyTips(OTHERS_FROM, PAIRS_OF_OTHERS);
        AtomicLong left = new AtomicLong(tips / BATCH_ENTRIES);
        try (var connection = dataSource.getConnection()) {
            CopiedEntries entries = new CopiedEntries(connection, clock);
            Crew.run(BATCHES_IN_FLIGHT, () -> {
                for (long batch = left.getAndDecrement(); batch > 0; batch = left.getAndDecrement()) {
                    entries.append(Stream.generate(() -> ready.next().draft())
                            .limit(BATCH_ENTRIES)
                            .toList());
                    long done = tips - (batch - 1) * BATCH_ENTRIES;
                    if (done % TOLD_ENTRIES == 0) {
                        lab.progress("%,d of %,d entries".formatted(done, tips));
                    }
                }
            });
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log was not filled", e);
        }
    }
}
