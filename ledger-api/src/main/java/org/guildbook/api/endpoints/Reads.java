package org.guildbook.api.endpoints;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.guildbook.api.limits.LimitProperties;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.decision.Refused;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.values.CommunityId;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks read models, again and again within the bounded wait, until they have seen what the caller has seen. */
public final class Reads {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final Communities communities;
    private final Clock clock;
    private final Duration wait;
    private final TransactionTemplate snapshot;

    Reads(Communities communities, Clock clock, LimitProperties limits, PlatformTransactionManager transactions) {
        this.communities = communities;
        this.clock = clock;
        this.wait = Duration.ofMillis(limits.waitForPositionMillis());
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @param position that the answer must have reached; −1 for any */
    Read read(CommunityId community, long position) {
        Community found = until(() -> communities.find(community), answer -> answer.isPresent() || position < 0)
                .orElseThrow(() -> new Refused("unknown-community"));
        return new Read(this, community, LocalDate.now(clock.withZone(found.timeZone())), position);
    }

    /** The first answer that is new enough; refused as {@code position-not-reached} when the wait is over. */
    <T> T until(Supplier<T> question, Predicate<T> newEnough) {
        long deadline = System.nanoTime() + wait.toNanos();
        Duration pause = FIRST_PAUSE;
        T answer = ask(question);
        while (!newEnough.test(answer)) {
            if (System.nanoTime() - deadline >= 0) {
                return late(answer);
            }
            sleep(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            answer = ask(question);
        }
        return answer;
    }

    /** Rows and as-of mark of one moment: otherwise an answer could claim a position that it has not seen. */
    private <T> T ask(Supplier<T> question) {
        return Objects.requireNonNull(snapshot.execute(_ -> question.get()));
    }

    /** A thing that does not exist is missing, not late. */
    private static <T> T late(T answer) {
        if (answer instanceof Optional<?> nothing && nothing.isEmpty()) {
            return answer;
        }
        throw FaultException.retryAfterSeconds(Fault.POSITION_NOT_REACHED, 1);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw FaultException.retryAfterSeconds(Fault.POSITION_NOT_REACHED, 1);
        }
    }
}
