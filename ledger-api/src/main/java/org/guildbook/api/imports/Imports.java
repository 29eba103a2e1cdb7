package org.guildbook.api.imports;

import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.guildbook.api.bulk.BulkLoader;
import org.guildbook.api.imports.ImportJob.State;
import org.guildbook.api.vault.KeptFiles;
import org.guildbook.api.vault.Vault;
import org.guildbook.axon.Ledger;
import org.guildbook.decision.Refused;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports: checked when they are brought, kept until the owner confirms, checked again, then recorded beside the running
 * application.
 *
 * <p>An import that was interrupted begins again: what is recorded already is recognised by its id, so that two nodes may even
 * work at the same one.
 */
public final class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    /** How long a file waits for the owner. */
    private static final Duration WAIT = Duration.ofDays(14);

    private final Ledger ledger;
    private final Communities communities;
    private final Chapters chapters;
    private final Vault vault;
    private final KeptFiles files;
    private final ImportJobs jobs;
    private final ImportIds ids;
    private final Validator validator;
    private final Clock clock;
    private final Map<BulkLoader, Thread> running = new ConcurrentHashMap<>();

    Imports(
            Ledger ledger,
            Communities communities,
            Chapters chapters,
            Vault vault,
            KeptFiles files,
            ImportJobs jobs,
            ImportIds ids,
            Validator validator,
            Clock clock) {
        this.ledger = ledger;
        this.communities = communities;
        this.chapters = chapters;
        this.vault = vault;
        this.files = files;
        this.jobs = jobs;
        this.ids = ids;
        this.validator = validator;
        this.clock = clock;
    }

    /** A file, who brings it, and who confirms. */
    record Request(CommunityId community, PartyId staff, PartyId owner, LocalDate effectiveOn, byte[] file) {}

    /**
     * What a file would record, or why it is refused.
     *
     * @param recorded steps that are on the ledger already
     */
    record Checked(
            MemberRows members,
            ImportPlan plan,
            List<ImportStep> steps,
            List<RowFault> faults,
            Set<ImportStep> recorded) {}

    /** Reads the file and has every command decided; records nothing. */
    Checked check(Request request) {
        String currency = communities
                .find(request.community())
                .orElseThrow(() -> new Refused("unknown-community"))
                .currency();
        MemberRows members = new MemberRows(request.community(), currency, ids, validator);
        ImportPlan plan = ImportPlan.of(request.file(), members);
        if (!plan.faults().isEmpty()) {
            return new Checked(members, plan, List.of(), plan.faults(), Set.of());
        }
        List<ImportStep> steps = new ImportSteps(
                        request, ids, vault, chapters.of(request.community()).chapters())
                .of(plan);
        if (!plan.faults().isEmpty()) {
            return new Checked(members, plan, steps, plan.faults(), Set.of());
        }
        ImportCheck.Result result = ImportCheck.of(ledger, request.community(), steps);
        return new Checked(members, plan, steps, result.faults(), result.recorded());
    }

    /**
     * Keeps a file without faults until the owner confirms.
     *
     * @param id the same for a repeated request; refused as {@code command-reused} for another
     */
    ImportJob keep(UUID id, Request request, Checked checked) {
        forgetWhatIsOver();
        jobs.keep(new ImportJob(
                id,
                request.community(),
                request.staff(),
                request.owner(),
                request.effectiveOn(),
                State.WAITING,
                0,
                checked.steps().size(),
                checked.plan().members().size(),
                checked.plan().terms(),
                checked.plan().payments(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        ImportJob kept = find(request.community(), id).orElseThrow();
        boolean same = kept.confirmer().equals(request.owner())
                && switch (kept.state()) {
                    case WAITING, RUNNING, FAILED -> isKept(id, request);
                    case COMPLETE ->
                        checked.recorded().size() == checked.steps().size();
                    case EXPIRED -> true;
                };
        Refused.unless(same, "command-reused");
        return kept;
    }

    private boolean isKept(UUID id, Request request) {
        files.keep(request.community(), id, request.file());
        return files.find(request.community(), id)
                .filter(file -> Arrays.equals(file, request.file()))
                .isPresent();
    }

    Optional<ImportJob> find(CommunityId community, UUID id) {
        return jobs.find(community, id);
    }

    /** The newest jobs that concern the party. */
    List<ImportJob> of(CommunityId community, PartyId party, int limit) {
        return jobs.of(community, party, limit);
    }

    /** The owner agrees: begins to record, unless that was begun before; {@code second-person-missing} for anybody else. */
    void confirm(ImportJob job, PartyId confirmer) {
        Refused.unless(job.confirmer().equals(confirmer), "second-person-missing");
        forgetWhatIsOver();
        if (jobs.begin(job.id())) {
            start(job);
        }
    }

    /** Goes on with what the last stop interrupted. */
    void resume() {
        forgetWhatIsOver();
        jobs.running().forEach(this::start);
    }

    private void forgetWhatIsOver() {
        jobs.expire(clock.instant().minus(WAIT));
        jobs.withFileToForget().forEach(job -> files.forget(job.community(), job.id()));
    }

    private void start(ImportJob job) {
        BulkLoader loader = new BulkLoader(ledger, job.community(), ImportStep.CLIENT);
        Thread thread = Thread.ofVirtual().name("import-" + job.id()).unstarted(() -> run(job, loader));
        running.put(loader, thread);
        thread.start();
    }

    private void run(ImportJob job, BulkLoader loader) {
        try {
            byte[] file = files.find(job.community(), job.id()).orElseThrow();
            Checked checked =
                    check(new Request(job.community(), job.requester(), job.confirmer(), job.effectiveOn(), file));
            if (!checked.faults().isEmpty()) {
                jobs.end(job.id(), State.FAILED, checked.faults().getFirst().refusal());
                return;
            }
            List<ImportStep> left = checked.steps().stream()
                    .filter(step -> !checked.recorded().contains(step))
                    .toList();
            if (loader.load(left, 0, progress(job, left.size())) == left.size()) {
                jobs.end(job.id(), State.COMPLETE, null);
                forgetWhatIsOver();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            String rule = rule(e);
            jobs.end(job.id(), State.FAILED, rule == null ? "unexpected" : rule);
            LOG.error("Import {} cannot go on", job.id(), e);
        } finally {
            running.remove(loader);
        }
    }

    private BulkLoader.Progress progress(ImportJob job, int left) {
        return new BulkLoader.Progress() {
            @Override
            public void recorded(int steps) {
                // Told with the checkpoints: a row for each step would cost as much as the step.
            }

            @Override
            public void checkpoint(int next) {
                jobs.progress(job.id(), job.total() - left + next);
            }
        };
    }

    private static @Nullable String rule(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused.rule();
            }
        }
        return null;
    }

    /** Ends what runs after the steps in flight. */
    void stop() {
        Map<BulkLoader, Thread> stopping = Map.copyOf(running);
        stopping.keySet().forEach(BulkLoader::stop);
        for (Thread thread : stopping.values()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
