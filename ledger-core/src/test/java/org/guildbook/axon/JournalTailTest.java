package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.guildbook.journal.StoredEntry;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tail of a real journal, closed and broken under whoever reads it. */
class JournalTailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private RunningLedger ledger;
    private CommunityId community;
    private long before;

    @BeforeEach
    void two_facts() {
        ledger = RunningLedger.on(database);
        community = ledger.community();
        before = ledger.journal().committed();
        ledger.submit(community, RecordFacts.of(TODAY, referral(party()), referral(party())))
                .join();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void closed_and_asked_again_it_goes_on_with_what_was_not_handed_out() {
        JournalTail tail = tail(JournalTailTest::entry);
        assertThat(next(tail)).contains(before + 1);

        tail.close();
        assertThat(next(tail)).as("what was read ahead is not lost").contains(before + 2);
        assertThat(tail.hasNextAvailable()).isFalse();

        tail.close();
        assertThat(tail.hasNextAvailable()).isFalse();
    }

    @Test
    void closed_and_asked_again_it_wakes_its_reader_again() {
        JournalTail tail = tail(JournalTailTest::entry);
        AtomicInteger wakes = new AtomicInteger();
        tail.setCallback(wakes::incrementAndGet);
        assertThat(wakes).as("for what was committed before").hasPositiveValue();

        tail.close();
        assertThat(next(tail)).contains(before + 1);
        int until = wakes.get();
        ledger.submit(community, RecordFacts.of(TODAY, referral(party()))).join();
        await().atMost(PATIENCE).until(() -> wakes.get() > until);
    }

    @Test
    void an_entry_that_cannot_be_read_is_told_as_an_error_and_is_not_passed_over() {
        AtomicBoolean broken = new AtomicBoolean(true);
        JournalTail tail = tail(entry -> {
            if (broken.get()) {
                throw new AssertionError("broken for a moment");
            }
            return entry(entry);
        });
        assertThat(tail.hasNextAvailable()).isFalse();
        assertThat(tail.error()).containsInstanceOf(AssertionError.class);
        assertThat(tail.isCompleted()).isTrue();

        broken.set(false);
        tail.close();
        assertThat(next(tail)).contains(before + 1);
        assertThat(tail.error()).isEmpty();
    }

    private JournalTail tail(Function<StoredEntry, MessageStream.Entry<EventMessage>> message) {
        return new JournalTail(
                ledger.journal(), StreamingCondition.startingFrom(new GlobalSequenceTrackingToken(before)), message);
    }

    private static Optional<Object> next(JournalTail tail) {
        return tail.next().map(MessageStream.Entry::message).map(EventMessage::payload);
    }

    private static MessageStream.Entry<EventMessage> entry(StoredEntry entry) {
        return new SimpleEntry<>(
                new GenericEventMessage(new MessageType("entry"), entry.place()),
                TrackingToken.addToContext(Context.empty(), new GlobalSequenceTrackingToken(entry.place())));
    }
}
