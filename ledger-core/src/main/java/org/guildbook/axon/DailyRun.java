package org.guildbook.axon;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.decision.Refused;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.LedgerEvent;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Journal;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits what is due in each community, by its own calendar.
 *
 * <p>Whoever runs it twice, at once or later, is refused by the decisions; a refusal is a normal outcome here.
 */
public final class DailyRun {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRun.class);

    private static final Submission SUBMISSION = Submission.from("automation");

    private final List<DailyAutomation> automations;
    private final Journal journal;
    private final Ledger ledger;
    private final Clock clock;

    public DailyRun(List<DailyAutomation> automations, Journal journal, Ledger ledger, Clock clock) {
        this.automations = List.copyOf(automations);
        this.journal = journal;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Runs every automation once over every community; returns how many commands were recorded. */
    public int run() {
        int recorded = 0;
        for (UUID id : journal.communities()) {
            CommunityLog log = new CommunityLog(new CommunityId(id));
            Optional<LocalDate> today = log.all(CommunityFounded.class).stream()
                    .findFirst()
                    .map(founded -> LocalDate.now(clock.withZone(ZoneId.of(founded.timeZone()))));
            if (today.isPresent()) {
                for (DailyAutomation automation : automations) {
                    recorded += run(automation, log, today.get());
                }
            }
        }
        return recorded;
    }

    /** What fails now is due again at the next run, and keeps nothing else back. */
    private int run(DailyAutomation automation, CommunityLog log, LocalDate today) {
        String name = automation.getClass().getSimpleName();
        List<Command> due;
        try {
            due = automation.due(today, log);
        } catch (RuntimeException e) {
            LOG.warn("{} in {} failed", name, log.community, e);
            return 0;
        }
        int recorded = 0;
        for (Command command : due) {
            try {
                ledger.submit(log.community, command, SUBMISSION).join();
                recorded++;
            } catch (CompletionException e) {
                if (e.getCause() instanceof Refused refused) {
                    LOG.debug("{} in {}: {}", name, log.community, refused.rule());
                } else {
                    LOG.warn("{} in {} failed", name, log.community, e);
                }
            }
        }
        return recorded;
    }

    private final class CommunityLog implements DailyAutomation.Log {

        private final CommunityId community;

        CommunityLog(CommunityId community) {
            this.community = community;
        }

        @Override
        public <F extends LedgerEvent> List<F> all(Class<F> kind) {
            return read(Set.of(), kind);
        }

        @Override
        public <F extends LedgerEvent> List<F> all(Tag tag, Class<F> kind) {
            return read(Set.of(tag.toString()), kind);
        }

        private <F extends LedgerEvent> List<F> read(Set<String> tags, Class<F> kind) {
            Criterion criterion = new Criterion(
                    community.value(), tags, Set.of(EventCatalogue.kindOf(kind).name()));
            return journal.read(List.of(criterion), 0, journal.committed()).stream()
                    .map(RecordedEvents::find)
                    .flatMap(Optional::stream)
                    .map(recorded -> kind.cast(recorded.fact()))
                    .toList();
        }
    }
}
