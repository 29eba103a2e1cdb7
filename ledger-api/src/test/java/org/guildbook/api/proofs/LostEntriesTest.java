package org.guildbook.api.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LogRestoration;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.publish.Publisher;
import org.guildbook.publish.Tips;
import org.guildbook.signer.SigningIncidentException.Incident;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.verify.Finding;
import org.guildbook.verify.LogSource;
import org.guildbook.verify.LogVerifier;
import org.guildbook.verify.Report;
import org.guildbook.verify.TrustedKeys;
import org.guildbook.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database is restored from a backup that is older than what was signed. */
class LostEntriesTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();
    private final LogName second = new LogName(community, 2);
    private final Clock clock = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void the_log_goes_on_under_another_name_once_owner_and_operator_say_so() throws Exception {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("app")
                .locations("classpath:db/app")
                .load()
                .migrate();
        SignedNote ofThree = published(3, List.of());
        SignedNote ofFive = published(2, List.of());
        try (Journal journal = journal();
                SigningNode node = node(journal, List.of())) {
            assertThat(new LostEntries(journal, files(), node).of(community)).isEmpty();
        }
        restoreBackupOf(3);

        LogRestoration lost;
        try (Journal journal = journal();
                SigningNode node = node(journal, List.of())) {
            LostEntries entries = new LostEntries(journal, files(), node);
            Tips.append(journal, community, 1);
            assertThat(incident(node)).isEqualTo(Incident.LOG_SHRUNK);
            lost = entries.of(community).orElseThrow();
            assertThat(lost.incarnation()).isEqualTo(2);
            assertThat(lost.kept()).isEqualTo(3);
            assertThat(lost.lostHead().size()).isEqualTo(5);
            record(journal, lost);
        }
        try (Journal journal = journal();
                SigningNode node = node(journal, List.of())) {
            assertThat(incident(node)).isEqualTo(Incident.RESTORE_NOT_PERMITTED);
        }
        published(1, List.of(second.origin()));

        assertThat(files().name(community)).isEqualTo(second);
        assertThat(folder.resolve("public").resolve(community + ".1").resolve("checkpoint"))
                .exists();
        assertThat(verified(Optional.empty()).verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(verified(Optional.of(ofThree)).verdict()).isEqualTo(Verdict.CLEAN);
        Report seenMore = verified(Optional.of(ofFive));
        assertThat(seenMore.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(seenMore.findings()).extracting(Finding::position).containsExactly(3L);
    }

    private Journal journal() {
        return Journal.open(database.dataSource(), JournalSettings.DEFAULTS, clock);
    }

    private ProofFolder files() {
        return new ProofFolder(folder);
    }

    private LogKeys keys() {
        return new LogKeys(
                JdbcClient.create(database.dataSource()),
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));
    }

    private SigningNode node(Journal journal, List<String> restored) {
        ProofProperties properties = new ProofProperties(
                folder,
                "secret",
                null,
                restored,
                true,
                Duration.ofMillis(1),
                Duration.ofMinutes(1),
                Duration.ofMillis(10));
        return SigningNode.start(journal, files(), properties, WitnessProperties.NONE, keys(), clock);
    }

    /** Appends so many entries and has them signed. */
    private SignedNote published(int entries, List<String> restored) throws IOException {
        try (Journal journal = journal();
                SigningNode node = node(journal, restored)) {
            Tips.append(journal, community, entries);
            Publisher publisher = node.publisher().orElseThrow();
            await().until(() -> publisher.uncovered() == 0);
            assertThat(publisher.incidents()).isEmpty();
            return files().of(community).covered().orElseThrow().note();
        }
    }

    private Incident incident(SigningNode node) {
        Publisher publisher = node.publisher().orElseThrow();
        await().until(() -> publisher.incidents().containsKey(community));
        return Objects.requireNonNull(publisher.incidents().get(community)).incident();
    }

    /** As if the backup had been made when there were so many entries. */
    private static void restoreBackupOf(int entries) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("DELETE FROM journal.tag WHERE last > " + entries);
            statement.execute("UPDATE journal.indexed SET place = least(place, " + entries + ")");
            statement.execute("DELETE FROM journal.entry WHERE place > " + entries);
            statement.execute("UPDATE journal.head h SET place = e.place, hash = e.hash, at = e.at"
                    + " FROM journal.entry e WHERE e.place = " + entries);
            statement.execute("UPDATE journal.log l SET position = e.position, hash = e.hash, at = e.at"
                    + " FROM journal.entry e WHERE e.place = " + entries);
            statement.execute("SET session_replication_role = origin");
        }
    }

    private void record(Journal journal, LogRestoration lost) {
        TreeMap<String, byte[]> open = new TreeMap<>();
        open.put("family", CanonicalJson.write("STRUCTURE"));
        open.put(
                "open",
                CanonicalJson.write(Map.of(
                        "community", community.toString(),
                        "incarnation", lost.incarnation(),
                        "kept", lost.kept(),
                        "lostRoot", HexFormat.of().formatHex(lost.lostHead().root()),
                        "lostSize", lost.lostHead().size())));
        open.put("type", CanonicalJson.write(LogRestoration.FACT));
        open.put("version", CanonicalJson.write(1));
        String tag = "community:" + community;
        TreeMap<String, byte[]> sealed = new TreeMap<>();
        sealed.put("tags", CanonicalJson.write(List.of(tag)));
        journal.append(
                        new Condition(0, List.of()),
                        List.of(new Draft(
                                community,
                                UUID.randomUUID(),
                                LogRestoration.FACT,
                                1,
                                List.of(tag),
                                List.of(),
                                null,
                                open,
                                sealed)))
                .join();
    }

    /** By whoever knows the first name of the log only. */
    private Report verified(Optional<SignedNote> earlier) throws IOException {
        VerifierKey key = keys().of(new LogName(community, 1)).getFirst();
        return LogVerifier.verify(
                LogSource.folder(folder.resolve("public").resolve(community.toString())),
                TrustedKeys.of(key),
                earlier,
                (_, _) -> {});
    }
}
