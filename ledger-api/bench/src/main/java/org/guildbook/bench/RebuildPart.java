package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.guildbook.LedgerCore;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.projections.ReadModels;
import org.guildbook.projections.runtime.Processors;
import org.guildbook.projections.runtime.ProjectionSchema;

/** Building all read models anew, beside Axon's pooled processors on the same code, and beside reading the entries at all. */
final class RebuildPart implements Part {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final int ENTRIES = 500_000;

    /** Enough for the pooled processors, which are slow. */
    private static final int POOLED_ENTRIES = 50_000;

    private static final Duration POLL = Duration.ofMillis(20);

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public void run(Lab lab) {
        Community community = new Community(AppendPart.MEMBERS);
        FilledLog few =
                FilledLog.ofMembers(lab, "pooled", community, lab.options().entries(POOLED_ENTRIES));
        FilledLog log =
                FilledLog.ofMembers(lab, "rebuilt", community, lab.options().entries(ENTRIES));
        double pooled = pooledPerSecond(lab, few);
        lab.progress("the pooled processors took in %,.0f entries per second".formatted(pooled));
        try (HikariDataSource dataSource = lab.server().open(log.database(), Tips.CONNECTIONS);
                Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, log.clock())) {
            ProjectionSchema.migrate(dataSource);
            int entries = (int) journal.committed();
            Processors processors = new Processors(dataSource, journal, ReadModels.all());
            try (LedgerCore _ = LedgerCore.start(journal, log.clock(), processors::follow)) {
                Job rebuild = new Job(
                        "all %d read models, rebuilt".formatted(ReadModels.all().size()),
                        entries,
                        () -> processors.rebuild().run(processors.projections(), _ -> {}));
                CopiesOut copy = CopiesOut.text(List.of("entry"), entries, CORES, dataSource);
                Map<Contender, Series> series = lab.turns().once(List.of(rebuild, copy));
                report(lab, Turns.of(series, rebuild), Turns.of(series, copy), pooled);
            }
        }
    }

    private static void report(Lab lab, Series rebuild, Series copy, double pooled) {
        Table table = new Table("", "entries per second", "±", "JVM µs", "PostgreSQL µs");
        for (Series each : List.of(rebuild, copy)) {
            table.row(
                    each.name(),
                    Table.count(each.perSecond()),
                    Table.percent(each.spread()),
                    Table.decimal(each.median(Round::jvmMicrosPerUnit), 1),
                    Table.decimal(each.median(Round::postgresMicrosPerUnit), 1));
        }
        table.row("all of them, by pooled processors", Table.count(pooled), "", "", "");
        lab.figure("rebuild.per_second", rebuild.perSecond());
        lab.figure("rebuild.ratio_vs_copy", rebuild.ratio(copy, Round::perSecond));
        lab.figure("rebuild.ratio_vs_pooled_processor", rebuild.perSecond() / pooled);
        lab.write("""
                ## Rebuilding read models

                A log of tips among 1,900 members over a year. Axon's pooled streaming processors run the same code, one for \
                each read model, all at the same time.

                """ + table.markdown());
    }

    /** From an empty database until the last of them has reached the end. */
    private static double pooledPerSecond(Lab lab, FilledLog log) {
        try (HikariDataSource dataSource = lab.server().open(log.database(), Tips.CONNECTIONS);
                Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, log.clock())) {
            ProjectionSchema.migrate(dataSource);
            Processors processors = new Processors(dataSource, journal, ReadModels.all());
            long began = System.nanoTime();
            try (LedgerCore _ = LedgerCore.start(journal, log.clock(), processors::follow)) {
                while (processors.states().stream().anyMatch(state -> state.place() < journal.committed())) {
                    Thread.sleep(POLL);
                }
                return journal.committed() / ((System.nanoTime() - began) / 1e9);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
