package org.guildbook.api.proofs;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LogRestoration;
import org.guildbook.journal.Journal;
import org.guildbook.publish.PublishedFiles.Covered;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.signer.SigningIncidentException.Incident;

/** What a log with an incident has lost of what was signed: the database held against the published files. */
public final class LostEntries {

    private static final Set<Incident> LOSSES = EnumSet.of(Incident.LOG_SHRUNK, Incident.LOG_FORKED);

    private final Journal journal;
    private final ProofFolder folder;
    private final SigningNode node;

    LostEntries(Journal journal, ProofFolder folder, SigningNode node) {
        this.journal = journal;
        this.folder = folder;
        this.node = node;
    }

    /** As it would have to be recorded; empty if the log has no such incident, or has lost nothing. */
    public Optional<LogRestoration> of(UUID community) throws IOException {
        boolean incident = node.publisher()
                .map(publisher -> publisher.incidents().get(community))
                .map(SigningIncidentException::incident)
                .filter(LOSSES::contains)
                .isPresent();
        return incident
                ? folder.of(community).covered().flatMap(covered -> lost(community, covered))
                : Optional.empty();
    }

    private Optional<LogRestoration> lost(UUID community, Covered covered) {
        long kept = kept(community, covered);
        return LogName.of(covered.head().origin())
                .filter(_ -> kept < covered.head().size())
                .map(name -> new LogRestoration(name.incarnation() + 1, kept, covered.head()));
    }

    /** Entries are linked: if one is the same, so are all before it. */
    private long kept(UUID community, Covered covered) {
        long same = 0;
        long other = covered.head().size() + 1;
        while (other - same > 1) {
            long middle = (same + other) >>> 1;
            boolean equal = journal.entry(community, middle - 1)
                    .filter(entry -> Arrays.equals(entry.hash(), covered.hash(middle - 1)))
                    .isPresent();
            if (equal) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return same;
    }
}
