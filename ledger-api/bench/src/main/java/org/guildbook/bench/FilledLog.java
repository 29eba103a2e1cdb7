package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guildbook.journal.CopiedEntries;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;

/**
 * A log with a history: a community and many tips, appended by COPY of what the journal would have stored.
 *
 * @param tips in the history
 */
record FilledLog(String database, Community community, TippingClock clock, int tips) {

    private static final int OTHERS_FROM = 1_000_000;
    private static final int READY_TIPS = 50_000;
    private static final int BATCH_ENTRIES = 5_000;
    private static final int BATCHES_IN_FLIGHT = 2;
    private static final int INDEX_ENTRIES = 250_000;
    private static final int TOLD_ENTRIES = 1_000_000;

    /**
     * Tips among a hundred thousand others, so that the accounts of the members stay short and only the log is long.
     *
     * @param tips a multiple of the size of a batch, 5,000
     */
    static FilledLog ofOthers(Lab lab, String database, Community community, int tips) {
        return fill(lab, database, community, ReadyTips.apart(OTHERS_FROM, READY_TIPS), tips);
    }

    /** Tips among the members, over a year. */
    static FilledLog ofMembers(Lab lab, String database, Community community, int tips) {
        return fill(lab, database, community, ReadyTips.among(community, READY_TIPS), tips);
    }

    private static FilledLog fill(Lab lab, String database, Community community, ReadyTips ready, int tips) {
        lab.progress("filling a log of %,d entries".formatted(tips));
        TippingClock clock = new TippingClock(community.members());
        try (HikariDataSource dataSource = lab.server().create(database, Tips.CONNECTIONS)) {
            JournalSchema.migrate(dataSource);
            try (Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, clock)) {
                community.found(journal);
                journal.indexTags();
            }
            try (CopiedEntries entries = new CopiedEntries(dataSource, clock, INDEX_ENTRIES)) {
                copy(lab, ready, entries, tips);
            }
            // What filling has left to be done is done before anything is measured: a log that grew has been vacuumed
            // on the way.
            lab.progress("vacuuming it");
            execute(dataSource, "VACUUM ANALYZE", "CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException("the log was not filled", e);
        }
        return new FilledLog(database, community, clock, tips);
    }

    private static void copy(Lab lab, ReadyTips ready, CopiedEntries entries, int tips) {
        AtomicInteger next = new AtomicInteger();
        Crew.run(BATCHES_IN_FLIGHT, () -> {
            for (int done = next.addAndGet(BATCH_ENTRIES); done <= tips; done = next.addAndGet(BATCH_ENTRIES)) {
                entries.append(Stream.generate(() -> ready.next().draft())
                        .limit(BATCH_ENTRIES)
                        .toList());
                if (done % TOLD_ENTRIES == 0) {
                    lab.progress("%,d entries".formatted(done));
                }
            }
        });
    }

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
