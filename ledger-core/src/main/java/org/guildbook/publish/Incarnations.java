package org.guildbook.publish;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LogRestoration;
import org.guildbook.chain.MalformedException;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;

/** Under which name a log is signed, as its own entries say. */
final class Incarnations {

    private Incarnations() {}

    static LogName name(Journal journal, UUID community) {
        LogName name = new LogName(community, 1);
        Criterion restorations =
                new Criterion(community, Set.of("community:" + community), Set.of(LogRestoration.FACT));
        for (StoredEntry entry : journal.read(List.of(restorations), 0, journal.committed())) {
            int next = name.incarnation() + 1;
            if (restoration(entry).filter(each -> each.incarnation() == next).isPresent()) {
                name = new LogName(community, next);
            }
        }
        return name;
    }

    private static Optional<LogRestoration> restoration(StoredEntry entry) {
        try {
            return LogRestoration.in(entry.leaf(), entry.community());
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }
}
