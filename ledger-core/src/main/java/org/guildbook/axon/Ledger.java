package org.guildbook.axon;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.journal.Journal;
import org.guildbook.journal.OverloadedException;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Tag;

/** The one way in: every fact on the ledger comes from a command submitted here. */
public final class Ledger {

    /** How often a command is decided again after something it depends on has changed. */
    static final int MAX_DECISIONS_AGAIN = 3;

    /** Commands being decided at one time; more are turned away with {@link OverloadedException}. */
    static final int MAX_IN_FLIGHT = 8_192;

    private final CommandBus commands;
    private final Journal journal;
    private final DecisionQueue queue;
    private final Clock clock;
    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
    private final LongAdder repeatedDecisions = new LongAdder();
    private final Executor deciders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("decider-", 0).factory());

    Ledger(CommandBus commands, Journal journal, DecisionQueue queue, Clock clock) {
        this.commands = commands;
        this.journal = journal;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Decides the command on a virtual thread and records what was decided.
     *
     * @return completed once the entries are durable; fails with {@link Refused}, with {@link OverloadedException} when
     *     the caller should try again later, and with any other exception when something is broken
     */
    public CompletableFuture<Receipt> submit(CommunityId community, Command command, Submission submission) {
        return submit(community, command, submission, List.of());
    }

    /**
     * Submits a command that follows from recorded facts.
     *
     * @param causes ids of those facts, sealed with what is recorded
     */
    CompletableFuture<Receipt> submit(
            CommunityId community, Command command, Submission submission, List<UUID> causes) {
        if (!inFlight.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new OverloadedException("more than " + MAX_IN_FLIGHT + " commands in flight"));
        }
        return CompletableFuture.supplyAsync(() -> decide(community, command, submission, causes), deciders)
                .whenComplete((_, _) -> inFlight.release());
    }

    /** Decisions that came to nothing because something they depend on had changed, since the start. */
    public long repeatedDecisions() {
        return repeatedDecisions.sum();
    }

    private static List<String> texts(Set<Tag> tags) {
        return tags.stream().map(tag -> tag.key() + ":" + tag.value()).toList();
    }

    private Receipt decide(CommunityId community, Command command, Submission submission, List<UUID> causes) {
        try (DecisionQueue.Turn turn = queue.turn()) {
            if (!turn.await(community.value(), texts(command.contendedTags()))) {
                throw new Refused("decision-stale");
            }
            boolean confirmed = false;
            for (int again = 0; ; again++) {
                long known = journal.committed();
                try {
                    return attempt(new GenericCommandMessage(
                            new MessageType(command.getClass()),
                            command,
                            CommandMetadata.of(community, submission, causes, turn.holds())));
                } catch (BoundaryConflictException conflict) {
                    repeatedDecisions.increment();
                    if (again == MAX_DECISIONS_AGAIN || !turn.awaitAll(conflict.contended())) {
                        throw new Refused("decision-stale");
                    }
                } catch (Refused refused) {
                    // The condition protects what is appended; a refusal must itself look whether another node knows
                    // more.
                    if (confirmed || journal.catchUp() == known) {
                        throw refused;
                    }
                    confirmed = true;
                }
            }
        }
    }

    private Receipt attempt(GenericCommandMessage message) {
        try {
            CommandResultMessage result = commands.dispatch(message, null).join();
            if (result == null || !(result.payload() instanceof Attempt attempt)) {
                throw new IllegalStateException("a command that passed no checks: " + message.type());
            }
            Receipt receipt = attempt.receipt();
            return receipt == null ? Receipt.nothingRecorded(clock.instant()) : receipt;
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    /** What went wrong, out of the futures it went through. */
    private static RuntimeException unwrapped(CompletionException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException unchecked ? unchecked : failure;
    }
}
