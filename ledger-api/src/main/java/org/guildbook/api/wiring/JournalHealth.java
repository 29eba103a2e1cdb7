package org.guildbook.api.wiring;

import java.util.List;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the journal answers, the newest place of all logs, and when it was appended. */
final class JournalHealth implements HealthIndicator {

    private final Journal journal;

    JournalHealth(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Health health() {
        try {
            long place = journal.committed();
            Health.Builder up = Health.up().withDetail("place", place);
            List<StoredEntry> newest = place == 0 ? List.of() : journal.page(place - 1, 1);
            newest.forEach(entry -> up.withDetail("lastAppend", entry.at().toString()));
            return up.build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
