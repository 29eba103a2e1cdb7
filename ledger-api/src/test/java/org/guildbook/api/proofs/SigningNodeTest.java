package org.guildbook.api.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.guildbook.api.proofs.SigningNode.Doing;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.LogName;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.publish.Publisher;
import org.guildbook.publish.Tips;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

class SigningNodeTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();
    private final Clock clock = Clock.systemUTC();
    private final Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, clock);
    private final LogKeys keys = new LogKeys(
            JdbcClient.create(database.dataSource()),
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));

    @TempDir
    Path folder;

    @BeforeEach
    void a_ledger_without_keys() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("app")
                .locations("classpath:db/app")
                .load()
                .migrate();
        JdbcClient.create(database.dataSource()).sql("DELETE FROM app.log_key").update();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private SigningNode start(Path at) {
        return start(at, "secret", true);
    }

    private SigningNode start(Path at, String passphrase, boolean signs) {
        ProofProperties properties = new ProofProperties(
                at,
                passphrase,
                null,
                List.of(),
                signs,
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(10));
        return SigningNode.start(journal, new ProofFolder(at), properties, WitnessProperties.NONE, keys, clock);
    }

    private Health health(SigningNode node) {
        return new SigningHealth(node, Duration.ofHours(1), clock).health();
    }

    private void awaitCovered(SigningNode node) {
        Publisher publisher = node.publisher().orElseThrow();
        await().until(() ->
                publisher.uncovered() == 0 && publisher.oldestSigned().isPresent());
    }

    @Test
    void the_first_node_makes_keys_and_signs() throws IOException {
        Tips.append(journal, community, 3);
        try (SigningNode node = start(folder)) {
            awaitCovered(node);
            assertThat(node.part().doing()).isEqualTo(Doing.SIGNING);
            assertThat(keys.of(new LogName(community, 1))).hasSize(2);
            assertThat(new ProofFolder(folder)
                            .of(community)
                            .covered()
                            .orElseThrow()
                            .note()
                            .verify(keys.of(new LogName(community, 1))))
                    .hasSize(2);
            assertThat(health(node).getStatus()).isEqualTo(Status.UP);
            assertThat(health(node).getDetails()).containsEntry("uncoveredEntries", 0L);
        }
    }

    @Test
    void a_second_node_on_the_same_folder_takes_over_when_the_first_ends() throws IOException {
        SigningNode first = start(folder);
        try (SigningNode second = start(folder)) {
            assertThat(second.part().doing()).isEqualTo(Doing.STANDING_BY);
            assertThat(health(second).getStatus()).isEqualTo(Status.UP);
            first.close();
            await().until(() -> second.part().doing() == Doing.SIGNING);
            Tips.append(journal, community, 3);
            awaitCovered(second);
        }
    }

    @Test
    void a_node_without_the_keys_makes_no_others() throws IOException {
        start(folder.resolve("one")).close();
        try (SigningNode other = start(folder.resolve("other"))) {
            assertThat(other.part().doing()).isEqualTo(Doing.BLOCKED);
            assertThat(health(other).getStatus()).isEqualTo(Status.DOWN);
            assertThat(folder.resolve("other").resolve("signer").resolve("keys"))
                    .doesNotExist();
        }
    }

    @Test
    void a_node_with_other_keys_signs_nothing() throws IOException {
        start(folder.resolve("other")).close();
        JdbcClient.create(database.dataSource()).sql("DELETE FROM app.log_key").update();
        start(folder.resolve("one")).close();
        Tips.append(journal, community, 1);
        try (SigningNode other = start(folder.resolve("other"))) {
            assertThat(other.part().doing()).isEqualTo(Doing.BLOCKED);
            assertThat(other.part().why()).contains("not those this ledger is signed with");
        }
    }

    @Test
    void a_node_that_is_not_to_sign_does_nothing_and_is_well() throws IOException {
        try (SigningNode node = start(folder, "secret", false)) {
            assertThat(node.part().doing()).isEqualTo(Doing.NOTHING);
            assertThat(health(node).getStatus()).isEqualTo(Status.UP);
            assertThat(keys.of(new LogName(community, 1))).isEmpty();
        }
    }

    @Test
    void without_the_right_passphrase_nothing_is_signed() throws IOException {
        start(folder).close();
        try (SigningNode node = start(folder, "wrong", true)) {
            assertThat(node.part().doing()).isEqualTo(Doing.BLOCKED);
            assertThat(node.part().why()).contains("is the passphrase right?");
        }
    }

    @Test
    void a_lost_memory_of_the_signer_blocks_the_node() throws IOException {
        start(folder).close();
        FileSystemUtils.deleteRecursively(folder.resolve("signer").resolve("heads"));
        try (SigningNode node = start(folder)) {
            assertThat(node.part().why()).contains("signed-heads-missing");
            assertThat(health(node).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void a_log_that_shrank_is_an_incident() throws IOException {
        start(folder).close();
        Path head = folder.resolve("signer")
                .resolve("heads")
                .resolve(URLEncoder.encode(EntryHash.origin(community), StandardCharsets.UTF_8));
        Files.writeString(head, new Checkpoint(EntryHash.origin(community), 9, new byte[32]).text());
        Tips.append(journal, community, 3);
        try (SigningNode node = start(folder)) {
            await().until(() -> !node.publisher().orElseThrow().incidents().isEmpty());
            assertThat(health(node).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(node).getDetails().get("incidents")).hasToString("{" + community + "=log-shrunk}");
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            new ProofsConfiguration().proofMetrics(node, clock).bindTo(metrics);
            assertThat(metrics.get("guildbook.log.incidents").gauge().value()).isEqualTo(1);
            assertThat(metrics.get("guildbook.log.signing").gauge().value()).isEqualTo(1);
        }
    }
}
