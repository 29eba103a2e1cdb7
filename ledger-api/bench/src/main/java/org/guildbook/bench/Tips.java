package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.guildbook.LedgerCore;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Refused;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.guildbook.points.TipMember;

/** The ledger itself: a tip between two members, decided by {@link TipMember} behind the command bus, then recorded. */
final class Tips implements Contender {

    /** As many as the application opens. */
    static final int CONNECTIONS = 16;

    private static final Submission SUBMISSION = Submission.from("bench");

    private final String name;
    private final Community community;
    private final TippingClock clock;
    private final HikariDataSource dataSource;
    private final Journal journal;
    private final LedgerCore core;
    private final Ledger ledger;

    private Tips(
            String name,
            Community community,
            TippingClock clock,
            HikariDataSource dataSource,
            Journal journal,
            LedgerCore core) {
        this.name = name;
        this.community = community;
        this.clock = clock;
        this.dataSource = dataSource;
        this.journal = journal;
        this.core = core;
        this.ledger = core.ledger();
    }

    /** A new community in a new database. */
    static Tips found(String name, Server server, String database, Community community) {
        return found(name, server, database, community, new TippingClock(community.members()));
    }

    static Tips found(String name, Server server, String database, Community community, TippingClock clock) {
        HikariDataSource dataSource = server.create(database, CONNECTIONS);
        JournalSchema.migrate(dataSource);
        Tips tips = start(name, community, clock, dataSource);
        community.found(tips.journal);
        return tips;
    }

    /** A community that is there already. */
    static Tips open(String name, Server server, FilledLog log) {
        return start(name, log.community(), log.clock(), server.open(log.database(), CONNECTIONS));
    }

    private static Tips start(String name, Community community, TippingClock clock, HikariDataSource dataSource) {
        Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, clock);
        return new Tips(name, community, clock, dataSource, journal, LedgerCore.start(journal, clock, _ -> {}));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void call() {
        give(community.anyTwo());
    }

    /** The same ledger, asked for tips of certain members only. */
    Contender among(String description, Supplier<Community.Pair> pairs) {
        return new Contender() {

            @Override
            public String name() {
                return description;
            }

            @Override
            public void call() {
                give(pairs.get());
            }

            @Override
            public void close() {
                // the ledger is shared
            }
        };
    }

    private void give(Community.Pair pair) {
        while (!recorded(pair)) {
            Thread.onSpinWait();
        }
    }

    /** A command that lost every race is sent again, as a client would; its first decisions count as repeated. */
    private boolean recorded(Community.Pair pair) {
        try {
            return ledger.submit(
                            Community.ID,
                            new TipMember(pair.giver(), pair.receiver(), 1, clock.dayOfNextTip()),
                            SUBMISSION)
                    .join()
                    .recorded();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refused refused && refused.rule().equals("decision-stale")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public long repeated() {
        return ledger.repeatedDecisions();
    }

    /** The newest entries, at most {@code limit}. */
    List<StoredEntry> newest(int limit) {
        return journal.page(Math.max(0, journal.committed() - limit), limit);
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        core.close();
        journal.close();
        dataSource.close();
    }
}
