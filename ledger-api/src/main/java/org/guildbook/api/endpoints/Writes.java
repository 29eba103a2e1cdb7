package org.guildbook.api.endpoints;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.journal.OverloadedException;
import org.guildbook.journal.UnknownOutcomeException;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Hands commands to the ledger and waits, bounded, for the receipt. */
public final class Writes {

    /** Header: the position the answer is about; sent back, a read waits for it. */
    static final String POSITION = "Ledger-Position";

    /** Header: the request had been recorded before. */
    static final String REPEATED = "Idempotency-Hit";

    private static final long WAIT_SECONDS = 30;

    private static final long RETRY_WHEN_BUSY_SECONDS = 1;

    /** A database that went away in the middle of a commit needs a moment to come back. */
    private static final long RETRY_WHEN_UNKNOWN_SECONDS = 5;

    private final Ledger ledger;

    Writes(Ledger ledger) {
        this.ledger = ledger;
    }

    ResponseEntity<Accepted> record(Write write, Command command, @Nullable UUID id) {
        return answer(submit(write.community(), command, write.submission()), id, write.submission());
    }

    /** Waits until the command is durable, refused, or the wait is over. */
    public Receipt submit(CommunityId community, Command command, Submission submission) {
        try {
            return ledger.submit(community, command, submission).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException _) {
            throw outcomeUnknown();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw outcomeUnknown();
        }
    }

    /** What the caller is told; a ledger that is busy, or away for a moment, is not a broken one. */
    public static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case Refused refused -> refused;
            case OverloadedException _ -> FaultException.retryAfterSeconds(Fault.OVERLOADED, RETRY_WHEN_BUSY_SECONDS);
            case UnknownOutcomeException _ -> outcomeUnknown();
            case null, default -> new IllegalStateException("the ledger failed", cause);
        };
    }

    private static FaultException outcomeUnknown() {
        return FaultException.retryAfterSeconds(Fault.OUTCOME_UNKNOWN, RETRY_WHEN_UNKNOWN_SECONDS);
    }

    /** 201 for a new entry, 200 for one recorded before and for what was only tried. */
    static ResponseEntity<Accepted> answer(Receipt receipt, @Nullable UUID id, Submission submission) {
        boolean made = receipt.recorded() && !receipt.repeated();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK);
        if (receipt.recorded()) {
            answer.header(POSITION, Long.toString(receipt.position()));
        }
        if (receipt.repeated()) {
            answer.header(REPEATED, "true");
        }
        return answer.body(Accepted.of(receipt, id, submission.dryRun()));
    }
}
