package org.guildbook.projections.testing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.encoding.Envelope;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.guildbook.projections.runtime.ProjectionSchema;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;

/** A journal to which tests append facts as they are, without asking a rule. */
public final class JournalledFacts implements AutoCloseable {

    private static final int DRAFTS_PER_APPEND = 100;

    private static final int PAGE_ENTRIES = 1_000;

    private final Journal journal;

    public JournalledFacts(DataSource dataSource) {
        ProjectionSchema.migrate(dataSource);
        this.journal = Journal.open(dataSource, JournalSettings.DEFAULTS, Clock.systemUTC());
    }

    public Journal journal() {
        return journal;
    }

    /** Appends the facts in order; returns them with their places. */
    public List<Recorded> append(CommunityId community, List<? extends LedgerEvent> facts) {
        long before = journal.committed();
        for (int from = 0; from < facts.size(); from += DRAFTS_PER_APPEND) {
            List<Draft> drafts = facts.subList(from, Math.min(facts.size(), from + DRAFTS_PER_APPEND)).stream()
                    .map(fact -> draft(community, fact))
                    .toList();
            journal.append(Condition.NONE, drafts).join();
        }
        return after(before).stream().map(RecordedEvents::from).toList();
    }

    public List<StoredEntry> after(long place) {
        List<StoredEntry> entries = new ArrayList<>();
        List<StoredEntry> page = journal.page(place, PAGE_ENTRIES);
        while (!page.isEmpty()) {
            entries.addAll(page);
            page = journal.page(entries.getLast().place(), PAGE_ENTRIES);
        }
        return entries;
    }

    private static Draft draft(CommunityId community, LedgerEvent fact) {
        return EventEncoding.draft(
                community,
                UUID.randomUUID(),
                fact,
                new Envelope(PartyId.SYSTEM, "test", null, null, List.of()),
                Set.of());
    }

    @Override
    public void close() {
        journal.close();
    }
}
