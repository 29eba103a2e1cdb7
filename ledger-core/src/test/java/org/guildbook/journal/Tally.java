package org.guildbook.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.NotCanonicalException;

/**
 * Decisions that follow from what was read: each counts the entries of two accounts and says so in its own entry, so
 * that a count that is wrong in the end shows a condition that was not kept.
 */
final class Tally {

    private static final List<String> ACCOUNTS =
            List.of("account:a", "account:b", "account:c", "account:d", "account:e", "account:f");

    private Tally() {}

    /** Counts and appends until no other decision comes in between. */
    static Answer record(Journal journal, Operation operation) {
        while (true) {
            long read = journal.committed();
            Map<String, Integer> counted = new HashMap<>();
            List<Criterion> criteria = new ArrayList<>();
            for (String account : twoAccounts()) {
                Criterion criterion =
                        new Criterion(operation.community(), Set.of(account), Set.of(Operation.COUNTED_TYPE));
                criteria.add(criterion);
                counted.put(account, journal.read(List.of(criterion), 0, read).size());
            }
            try {
                return Answer.orConflict(journal.append(new Condition(read, criteria), operation.drafts(counted)));
            } catch (ConflictException _) {
                // Nothing was recorded: count again.
            }
        }
    }

    /** A planted bug: the decision is appended whatever happened since. */
    static Answer recordRegardless(Journal journal, Operation operation) {
        Map<String, Integer> counted = new HashMap<>();
        for (String account : twoAccounts()) {
            counted.put(
                    account,
                    journal.read(List.of(Drafts.tagged(operation.community(), account)), 0, journal.committed())
                            .size());
        }
        return Answer.to(journal.append(Condition.NONE, operation.drafts(counted)));
    }

    private static List<String> twoAccounts() {
        List<String> shuffled = new ArrayList<>(ACCOUNTS);
        Collections.shuffle(shuffled, ThreadLocalRandom.current());
        return shuffled.subList(0, 2);
    }

    /** The positions of a log that say a wrong count. */
    static List<Long> miscounted(List<StoredEntry> log) throws NotCanonicalException {
        List<Long> miscounted = new ArrayList<>();
        Map<UUID, Map<String, Long>> counts = new HashMap<>();
        for (StoredEntry entry : log) {
            if (entry.type().equals(Operation.COUNTED_TYPE)) {
                Object counted = CanonicalReader.object(Objects.requireNonNull(entry.sealed()))
                        .get("payload");
                Map<String, Long> count = counts.computeIfAbsent(entry.community(), _ -> new HashMap<>());
                Map<String, Long> expected = new HashMap<>();
                entry.tags().stream()
                        .filter(ACCOUNTS::contains)
                        .forEach(account -> expected.put(account, count.merge(account, 1L, Long::sum) - 1));
                if (!expected.equals(counted)) {
                    miscounted.add(entry.position());
                }
            }
        }
        return miscounted;
    }
}
