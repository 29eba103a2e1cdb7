package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tail of a real journal, closed under whoever reads it. */
class LastingStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    @Test
    void a_closed_stream_that_is_asked_again_goes_on_with_what_was_not_handed_out() {
        try (RunningLedger ledger = RunningLedger.on(database)) {
            CommunityId community = ledger.community();
            ledger.submit(community, RecordFacts.of(TODAY, referral(party()), referral(party())))
                    .join();
            long last = ledger.journal().committed();
            MessageStream<EventMessage> stream = JournalTail.stream(
                    ledger.journal(),
                    StreamingCondition.startingFrom(new GlobalSequenceTrackingToken(last - 2)),
                    LastingStreamTest::entry);
            AtomicInteger wakes = new AtomicInteger();
            stream.setCallback(wakes::incrementAndGet);
            assertThat(stream.next().map(MessageStream.Entry::message).map(EventMessage::payload))
                    .contains(last - 1);

            stream.close();
            assertThat(stream.next().map(MessageStream.Entry::message).map(EventMessage::payload))
                    .as("what was read ahead is not lost")
                    .contains(last);
            assertThat(stream.hasNextAvailable()).isFalse();

            stream.close();
            assertThat(stream.hasNextAvailable()).isFalse();
            int before = wakes.get();
            ledger.submit(community, RecordFacts.of(TODAY, referral(party()))).join();
            assertThat(stream.next().map(MessageStream.Entry::message).map(EventMessage::payload))
                    .contains(last + 1);
            assertThat(stream.error()).isEmpty();
            await("it wakes its reader again").atMost(PATIENCE).until(() -> wakes.get() > before);
        }
    }

    private static MessageStream.Entry<EventMessage> entry(StoredEntry entry) {
        return new SimpleEntry<>(
                new GenericEventMessage(new MessageType("entry"), entry.place()),
                TrackingToken.addToContext(Context.empty(), new GlobalSequenceTrackingToken(entry.place())));
    }
}
