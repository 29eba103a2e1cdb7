package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.axonframework.messaging.eventhandling.gateway.EventGateway;
import org.guildbook.decision.Refused;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.encoding.SeededFacts;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Traps of Axon 5.0.1 that this ledger steps around: an upgrade shows here which of them are gone. */
class Axon501GuardsTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    @Test
    void publishing_outside_a_command_fails_instead_of_only_seeming_to_succeed() {
        try (RunningLedger ledger = RunningLedger.on(database)) {
            long before = ledger.journal().committed();

            assertThatThrownBy(() -> ledger.axon()
                            .getComponent(EventGateway.class)
                            .publish(null, List.of(referral(party())))
                            .join())
                    .hasRootCauseInstanceOf(IllegalStateException.class);

            assertThat(ledger.journal().committed()).isEqualTo(before);
        }
    }

    @Test
    void a_transaction_manager_of_the_processors_never_wraps_a_decision() {
        AtomicInteger transactions = new AtomicInteger();
        TransactionManager counting = () -> {
            transactions.incrementAndGet();
            return new NoTransaction();
        };
        try (RunningLedger ledger = RunningLedger.on(
                database,
                (axon, _) -> axon.componentRegistry(
                        registry -> registry.registerComponent(TransactionManager.class, _ -> counting)))) {
            ledger.community();

            assertThat(transactions).hasValue(0);
        }
    }

    @Test
    void a_refusal_warns_nobody() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        try (RunningLedger ledger = RunningLedger.on(database)) {
            CommunityId community = ledger.community();

            assertThatThrownBy(() -> ledger.submit(community, new RecordFacts(TODAY, _ -> {
                                throw new Refused("not-wanted");
                            }))
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(Refused.class);

            assertThat(logged.list).isEmpty();
        } finally {
            root.detachAppender(logged);
        }
    }

    @Test
    void concat_with_drops_the_failure_of_an_empty_stream_so_that_a_refusal_would_look_like_success() {
        Message result = new GenericMessage(new MessageType("result"), "result");
        MessageStream<Message> refused =
                MessageStream.<Message>failed(new Refused("not-wanted")).ignoreEntries();

        assertThat(refused.concatWith(MessageStream.just(result)).first().asCompletableFuture())
                .isCompleted();
    }

    @Test
    void facts_are_found_by_role_and_a_decider_is_not_admitted() {
        try (RunningLedger ledger = RunningLedger.on(database)) {
            CommunityId community = ledger.community();
            MemberAdmitted admitted =
                    (MemberAdmitted) new SeededFacts(1).fact(EventCatalogue.kindOf(MemberAdmitted.class));
            ledger.submit(community, RecordFacts.of(TODAY, admitted)).join();

            assertThat(ledger.last(community).tags())
                    .contains(
                            "member:" + admitted.member(),
                            "decider:" + admitted.deciders().getFirst())
                    .doesNotContain("member:" + admitted.deciders().getFirst());
        }
    }

    private record NoTransaction() implements Transaction {

        @Override
        public void commit() {
            // nothing was begun
        }

        @Override
        public void rollback() {
            // nothing was begun
        }
    }
}
