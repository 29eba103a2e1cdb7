package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;

/** The journal alone: ready drafts of tips, each appended under a condition over the accounts of its two members. */
final class EngineAppends implements Contender {

    private static final int PAIRS = 20_000;

    private final HikariDataSource dataSource;
    private final Journal journal;
    private final ReadyTips tips = ReadyTips.apart(0, PAIRS);

    EngineAppends(Server server, String database) {
        this.dataSource = server.create(database, Tips.CONNECTIONS);
        JournalSchema.migrate(dataSource);
        this.journal = Journal.open(dataSource, JournalSettings.DEFAULTS, Clock.systemUTC());
    }

    @Override
    public String name() {
        return "the journal alone, ready drafts";
    }

    @Override
    public void call() throws Exception {
        ReadyTips.Ready tip = tips.next();
        journal.append(new Condition(journal.committed(), tip.boundary()), List.of(tip.draft()))
                .get();
    }

    @Override
    public void close() {
        journal.close();
        dataSource.close();
    }
}
