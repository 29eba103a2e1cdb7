package org.guildbook.axon;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptorChain;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.modelling.StateManager;
import org.guildbook.decision.Command;
import org.guildbook.decision.OpensLog;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.encoding.Decoded;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.journal.StoredEntry;
import org.guildbook.rules.Founding;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every command: its id is recorded once, its community is known, its day is not in the future.
 *
 * <p>What is read here belongs to the boundary of the decision: of two concurrent commands with one id, one is recorded.
 */
final class CommonChecks implements MessageHandlerInterceptor<CommandMessage> {

    private static final MessageType RESULT = new MessageType("ledger.Attempt", "1");

    private final EventStore events;
    private final StateManager states;
    private final Clock clock;

    CommonChecks(EventStore events, StateManager states, Clock clock) {
        this.events = events;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public MessageStream<?> interceptOnHandle(
            CommandMessage message,
            ProcessingContext context,
            MessageHandlerInterceptorChain<CommandMessage> handlers) {
        try {
            Attempt attempt = CommandMetadata.attempt(message);
            attempt.begin(context);
            Optional<Receipt> first = firstReceipt(attempt, context);
            if (first.isPresent()) {
                attempt.recorded(first.get());
                return result(attempt);
            }
            Command command = (Command) Objects.requireNonNull(message.payload());
            Today today = new Today(LocalDate.now(clock.withZone(timeZone(command, attempt, context))));
            if (command.effectiveOn().isAfter(today.date())) {
                throw new Refused("effective-date-in-future").with("today", today.date());
            }
            attempt.decidedOn(today);
            // Not concatWith: a stream without entries drops its own failure there, and a refusal would look like
            // success.
            CompletableFuture<Attempt> handled =
                    handlers.proceed(message, context).reduce(attempt, (same, _) -> same);
            return MessageStream.fromFuture(handled.thenApply(CommonChecks::message));
        } catch (RuntimeException e) {
            return MessageStream.failed(e);
        }
    }

    private ZoneId timeZone(Command command, Attempt attempt, ProcessingContext context) {
        if (command instanceof OpensLog opening) {
            try {
                return ZoneId.of(opening.timeZone());
            } catch (DateTimeException _) {
                throw new Refused("time-zone-unknown");
            }
        }
        Founding founding =
                states.loadEntity(Founding.class, attempt.community(), context).join();
        Refused.unless(founding.founded(), "unknown-community");
        return founding.timeZone();
    }

    /** The receipt of the command's id, if it was recorded before; another request under the id is refused. */
    private Optional<Receipt> firstReceipt(Attempt attempt, ProcessingContext context) {
        String commandId = attempt.envelope().commandId();
        if (commandId == null) {
            return Optional.empty();
        }
        EventCriteria criteria = EventCriteria.havingTags(Tag.of(FactMessages.COMMAND_ID, commandId));
        Optional<StoredEntry> lastEntry = events.transaction(context)
                .source(SourcingCondition.conditionFor(criteria))
                .reduce(
                        Optional.<StoredEntry>empty(),
                        (last, entry) -> Optional.ofNullable(entry.getResource(JournalStorageEngine.STORED))
                                .or(() -> last))
                .join();
        return lastEntry.map(entry -> receipt(entry, attempt.envelope().commandSha256()));
    }

    private static Receipt receipt(StoredEntry entry, @Nullable String commandSha256) {
        return switch (EventEncoding.decode(entry)) {
            case Decoded.Whole whole -> {
                Refused.unless(Objects.equals(whole.envelope().commandSha256(), commandSha256), "command-reused");
                yield new Receipt(
                        whole.recorded().position(),
                        whole.recorded().hash(),
                        whole.recorded().at(),
                        whole.recorded().document(),
                        true);
            }
            case Decoded.Erased erased -> new Receipt(erased.position(), erased.hash(), erased.at(), null, true);
        };
    }

    /** Hands the attempt to the ledger; its receipt is complete when the unit of work is. */
    private static MessageStream<Message> result(Attempt attempt) {
        return MessageStream.just(message(attempt));
    }

    private static Message message(Attempt attempt) {
        return new GenericCommandResultMessage(RESULT, attempt);
    }
}
