package org.guildbook.projections.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.testing.Decisions;

/**
 * Takes commands to the ledger, as a client does that may lose the answer: each under a key of its own, some of them twice,
 * and again for as long as nobody knows what became of it.
 */
final class Clerk {

    private static final int ATTEMPTS_MAX = 100;

    private static final int PATIENCE_SECONDS = 60;

    private final Machine machine;
    private final Random chance;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<Runnable> duringTheNext = new ArrayList<>();
    private long submitted;
    private int repeated;
    private int lost;

    Clerk(Machine machine, Random chance) {
        this.machine = machine;
        this.chance = chance;
    }

    /** What happens while the next command is under way. */
    void duringTheNext(Runnable fault) {
        duringTheNext.add(fault);
    }

    /** A command that is in order. */
    Receipt must(Command command) {
        try {
            return submit(command);
        } catch (Refused refused) {
            throw new AssertionError(
                    "refused as %s %s: %s".formatted(refused.rule(), refused.details(), command), refused);
        }
    }

    /** A command of which only the ledger knows whether it is in order. */
    Optional<Receipt> may(Command command) {
        try {
            return Optional.of(submit(command));
        } catch (Refused refused) {
            refusals.merge(refused.rule(), 1, Integer::sum);
            return Optional.empty();
        }
    }

    /** A command that must be refused, and as what. */
    void refuses(String rule, Command command) {
        try {
            submit(command);
        } catch (Refused refused) {
            if (refused.rule().equals(rule)) {
                refusals.merge(rule, 1, Integer::sum);
                return;
            }
            throw new AssertionError("refused as %s, not as %s: %s".formatted(refused.rule(), rule, command), refused);
        }
        throw new AssertionError("not refused as %s: %s".formatted(rule, command));
    }

    private Receipt submit(Command command) {
        submitted++;
        Submission submission = Submission.once("year", "command-" + submitted, "%064x".formatted(submitted));
        CompletableFuture<Receipt> answer = send(command, submission);
        List<Runnable> faults = List.copyOf(duringTheNext);
        duringTheNext.clear();
        faults.forEach(Runnable::run);
        boolean twice = chance.nextInt(12) == 0;
        boolean atOnce = twice && chance.nextBoolean();
        CompletableFuture<Receipt> other = atOnce ? send(command, submission) : answer;
        Receipt receipt = outcome(answer, command, submission);
        if (twice) {
            repeated++;
            Receipt again = outcome(atOnce ? other : send(command, submission), command, submission);
            if (again.position() != receipt.position() || !again.hash().equals(receipt.hash())) {
                throw new AssertionError("two receipts for one command: %s and %s".formatted(receipt, again));
            }
        }
        return receipt;
    }

    private CompletableFuture<Receipt> send(Command command, Submission submission) {
        return machine.core().ledger().submit(Decisions.COMMUNITY, command, submission);
    }

    private Receipt outcome(CompletableFuture<Receipt> answer, Command command, Submission submission) {
        CompletableFuture<Receipt> awaited = answer;
        RuntimeException last = new IllegalStateException("never sent");
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return awaited.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Refused refused && !refused.rule().equals("decision-stale")) {
                    throw refused;
                }
                last = e;
                lost++;
                Machine.sleep(50);
                awaited = send(command, submission);
            }
        }
        throw last;
    }

    Map<String, Integer> refusals() {
        return refusals;
    }

    /** For the one who wants to know what kind of year it was. */
    @Override
    public String toString() {
        return "%d commands, %d of them sent twice, %d answers lost, refused %s"
                .formatted(submitted, repeated, lost, refusals);
    }
}
