package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.guildbook.journal.Finding;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalAudit;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;

/** Recomputing everything the journal stores, beside reading the same rows at all, and beside SHA-256 of the same bytes. */
final class VerificationPart implements Part {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final int HASHED_ENTRIES = 20_000;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public void run(Lab lab) {
        FilledLog log = lab.million();
        try (HikariDataSource dataSource = lab.server().open(log.database(), Tips.CONNECTIONS)) {
            int entries;
            List<StoredEntry> some;
            try (Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, log.clock())) {
                entries = (int) journal.committed();
                some = journal.page(Math.max(0, entries - HASHED_ENTRIES), HASHED_ENTRIES);
            }
            List<String> tables = CopiesOut.allTables();
            Job audit = new Job("the audit of the journal", entries, () -> audit(dataSource));
            CopiesOut text = CopiesOut.text(tables, entries, CORES, dataSource);
            CopiesOut binary = CopiesOut.binary(tables, entries, CORES, dataSource);
            Job hashes = new Job("SHA-256 of leaf and sealed part, in memory", entries, () -> hash(some, entries));
            Map<Contender, Series> series = lab.turns().once(List.of(audit, text, binary, hashes));
            Table table =
                    new Table("on %d cores".formatted(CORES), "entries per second", "±", "JVM µs", "PostgreSQL µs");
            series.values()
                    .forEach(each -> table.row(
                            each.name(),
                            Table.count(each.perSecond()),
                            Table.percent(each.spread()),
                            Table.decimal(each.median(Round::jvmMicrosPerUnit), 2),
                            Table.decimal(each.median(Round::postgresMicrosPerUnit), 2)));
            Series audits = Turns.of(series, audit);
            lab.figure("verify.db.per_second", audits.perSecond());
            lab.figure("verify.db.ratio_vs_copy", audits.ratio(Turns.of(series, text), Round::perSecond));
            lab.figure("verify.db.ratio_vs_copy_binary", audits.ratio(Turns.of(series, binary), Round::perSecond));
            lab.figure("verify.db.ratio_vs_sha256", audits.ratio(Turns.of(series, hashes), Round::perSecond));
            lab.write("## Verifying\n\nA log of %,d entries.\n\n%s".formatted(entries, table.markdown()));
        }
    }

    private static void audit(HikariDataSource dataSource) {
        List<Finding> findings = JournalAudit.audit(dataSource);
        if (!findings.isEmpty()) {
            throw new IllegalStateException("the log does not verify: " + findings.getFirst());
        }
    }

    /** The bytes of {@code some} over and over, as often as there are entries. */
    private static void hash(List<StoredEntry> some, int entries) {
        AtomicInteger next = new AtomicInteger();
        Crew.run(CORES, () -> {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (int i = next.getAndIncrement(); i < entries; i = next.getAndIncrement()) {
                StoredEntry entry = some.get(i % some.size());
                sha256.update(entry.leaf());
                sha256.digest();
                sha256.update(Samples.present(entry.sealed()));
                sha256.digest();
            }
        });
    }
}
