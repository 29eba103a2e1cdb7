package org.guildbook.axon;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.decision.DailyAutomation.Due;
import org.guildbook.decision.Refused;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits what is due in each community, by its own calendar.
 *
 * <p>A log is looked through once; after that only what is new, and the parties whose day has come. Whoever runs it twice, at
 * once or later, is refused by the decisions; a refusal is a normal outcome here.
 */
public final class DailyRun {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRun.class);

    private static final Submission SUBMISSION = Submission.from("automation");

    private static final int PAGE_ENTRIES = 1_000;

    /** The roles in which something becomes due for somebody. */
    private static final List<String> ROLES = List.of("member:", "candidate:");

    private final List<DailyAutomation> automations;
    private final Journal journal;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<UUID, Agenda> agendas = new HashMap<>();
    private volatile boolean stopped;

    public DailyRun(List<DailyAutomation> automations, Journal journal, Ledger ledger, Clock clock) {
        this.automations = List.copyOf(automations);
        this.journal = journal;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Runs every automation once over every community; returns how many commands were recorded. */
    public synchronized int run() {
        int recorded = 0;
        for (UUID community : journal.communities()) {
            recorded += agendas.computeIfAbsent(community, id -> new Agenda(new CommunityId(id)))
                    .run();
        }
        return recorded;
    }

    /** Ends a run under way after the party it is at, and every later one; the next start goes on. */
    public void stop() {
        stopped = true;
    }

    /** Whom to look at in one community, and when. */
    private final class Agenda {

        private final CommunityId community;
        private final Map<PartyId, LocalDate> next = new LinkedHashMap<>();
        private @Nullable ZoneId zone;
        private long read;

        Agenda(CommunityId community) {
            this.community = community;
        }

        int run() {
            lookThroughWhatIsNew();
            if (zone == null) {
                return 0;
            }
            LocalDate today = LocalDate.now(clock.withZone(zone));
            List<PartyId> parties = next.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(today))
                    .map(Map.Entry::getKey)
                    .toList();
            int recorded = 0;
            for (PartyId party : parties) {
                recorded += stopped ? 0 : lookAt(party, facts(party), today);
            }
            return recorded;
        }

        private void lookThroughWhatIsNew() {
            List<StoredEntry> page = page();
            while (!page.isEmpty() && !stopped) {
                for (StoredEntry entry : page) {
                    if (zone == null) {
                        zone = zone(entry);
                    }
                    entry.tags().forEach(this::lookNow);
                    read = entry.position() + 1;
                }
                page = page();
            }
        }

        private List<StoredEntry> page() {
            return journal.entries(community.value(), read, PAGE_ENTRIES);
        }

        private static @Nullable ZoneId zone(StoredEntry entry) {
            return RecordedEvents.find(entry)
                    .map(Recorded::fact)
                    .filter(CommunityFounded.class::isInstance)
                    .map(founded -> ZoneId.of(((CommunityFounded) founded).timeZone()))
                    .orElse(null);
        }

        private void lookNow(String tag) {
            for (String role : ROLES) {
                if (tag.startsWith(role)) {
                    next.put(PartyId.of(tag.substring(role.length())), LocalDate.MIN);
                }
            }
        }

        /** What fails now is asked for at the next run, what is refused the next day; neither keeps anything else back. */
        private int lookAt(PartyId party, List<LedgerEvent> facts, LocalDate today) {
            LocalDate again = null;
            int recorded = 0;
            for (DailyAutomation automation : automations) {
                String name = automation.getClass().getSimpleName();
                try {
                    Due due = automation.of(party, facts, today);
                    again = Due.earlier(again, due.again());
                    for (Command command : due.commands()) {
                        if (submit(name, command)) {
                            recorded++;
                        } else {
                            again = Due.earlier(again, today.plusDays(1));
                        }
                    }
                } catch (RuntimeException e) {
                    LOG.warn("{} in {} failed", name, community, e);
                    again = today;
                }
            }
            if (again == null) {
                next.remove(party);
            } else {
                next.put(party, again);
            }
            return recorded;
        }

        private List<LedgerEvent> facts(PartyId party) {
            List<Criterion> criteria = ROLES.stream()
                    .map(role -> new Criterion(community.value(), Set.of(role + party), Set.of()))
                    .toList();
            return journal.read(criteria, 0, journal.committed()).stream()
                    .map(RecordedEvents::find)
                    .flatMap(Optional::stream)
                    .map(Recorded::fact)
                    .toList();
        }

        /** Whether it was recorded, and not refused. */
        private boolean submit(String name, Command command) {
            try {
                ledger.submit(community, command, SUBMISSION).join();
                return true;
            } catch (CompletionException e) {
                if (e.getCause() instanceof Refused refused) {
                    LOG.debug("{} in {}: {}", name, community, refused.rule());
                    return false;
                }
                throw e;
            }
        }
    }
}
