package org.guildbook.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Given facts, when a command, then facts or a refusal: the use case runs as it does on the ledger, in microseconds.
 *
 * <p>The handler gets each state folded from the facts inside that state's own boundary, so a boundary that is too
 * narrow fails the test. No database, no bus.
 */
public final class Decisions {

    /** The community of every decision test. */
    public static final CommunityId COMMUNITY = CommunityId.of("00000000-0000-7000-8000-00000000c0de");

    private final List<Given> facts;
    private @Nullable LocalDate today;

    /** A fact with what the ledger adds to it on read. */
    record Given(LedgerEvent fact, int position) {

        String hash() {
            return hashAt(position).hex();
        }

        java.time.Instant at() {
            return fact.effectiveOn().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        }
    }

    private Decisions(List<Given> facts) {
        this.facts = facts;
    }

    public static Decisions given(LedgerEvent... facts) {
        return given(List.of(facts));
    }

    public static Decisions given(List<? extends LedgerEvent> facts) {
        List<Given> recorded = new ArrayList<>();
        for (LedgerEvent fact : facts) {
            recorded.add(new Given(fact, recorded.size()));
        }
        return new Decisions(recorded);
    }

    /** The hash of the entry at the position, in every decision test. */
    public static Sha256 hashAt(int position) {
        return new Sha256("%064x".formatted(position + 1));
    }

    public Decisions and(LedgerEvent... more) {
        List<Given> longer = new ArrayList<>(facts);
        for (LedgerEvent fact : more) {
            longer.add(new Given(fact, longer.size()));
        }
        return new Decisions(longer);
    }

    /** The day of the decision; without it the day the command takes effect. */
    public Decisions decidedOn(String date) {
        today = LocalDate.parse(date);
        return this;
    }

    /** Runs the handler nested in the command. */
    public Outcome when(Command command) {
        List<LedgerEvent> appended = new ArrayList<>();
        Today decidedOn = new Today(today == null ? command.effectiveOn() : today);
        Throwable failure =
                catchThrowable(() -> Handlers.handle(command, new Sourcing(facts), decidedOn, new Appender(appended)));
        Throwable cause = failure instanceof InvocationTargetException wrapped ? wrapped.getCause() : failure;
        if (cause != null && !(cause instanceof Refused)) {
            throw new AssertionError("neither facts nor a refusal", cause);
        }
        return new Outcome(appended, (Refused) cause);
    }

    /** A rule or state folded from the facts inside its boundary. */
    public <T> T fold(Class<T> entity, Object id) {
        return entity.cast(new Sourcing(facts).load(entity, id));
    }

    /** What became of the command. */
    public record Outcome(List<LedgerEvent> facts, @Nullable Refused refusal) {

        public void refused(String rule) {
            assertThat(refusal == null ? "recorded " + facts : refusal.rule()).isEqualTo(rule);
        }

        public void facts(LedgerEvent... expected) {
            assertThat(recorded()).containsExactly(expected);
        }

        /** The facts; fails on a refusal. */
        public List<LedgerEvent> recorded() {
            assertThat(refusal).as("refusal").isNull();
            return facts;
        }
    }

    private record Appender(List<LedgerEvent> appended) implements EventAppender {

        @Override
        public void append(List<?> events) {
            events.forEach(event -> appended.add((LedgerEvent) event));
        }

        @Override
        public void describeTo(ComponentDescriptor descriptor) {}
    }
}
