package org.guildbook.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.VerifierKey;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.signer.CheckpointSigner.Endorsed;
import org.guildbook.signer.DurableFile;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.signer.SigningIncidentException.Incident;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Keys come and go as the log says, and in no other way. */
class KeysInForceTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final String FIRST = "log-ed25519.pem";
    private static final String SECOND = "log-ed25519-2027.pem";

    private static final PublisherSettings SETTINGS =
            new PublisherSettings(Duration.ofMillis(1), Duration.ofMinutes(10), Duration.ofSeconds(1), 70);

    private final UUID community = UUID.randomUUID();
    private final Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void a_key_is_followed_by_another_and_goes_when_its_time_is_over() throws IOException {
        Tips.append(journal, community, 2);
        assertThat(published()).isEmpty();
        try (GuardedSigner signer = open()) {
            signer.addKey("2027");
        }
        assertThat(published()).isEmpty();
        assertThat(signedBy()).hasSize(2);

        takeAway(FIRST);
        assertThat(published()).contains(Incident.KEY_DROPPED);
        bringBack(FIRST);
        try (GuardedSigner signer = open()) {
            recordRotation(signer.endorseNewest(EntryHash.origin(community), Optional.empty())
                    .orElseThrow());
        }
        assertThat(published()).isEmpty();
        assertThat(signedBy()).hasSize(2);

        takeAway(FIRST);
        assertThat(published()).contains(Incident.KEY_DROPPED);
        now = Instant.parse("2026-02-01T23:59:59Z");
        assertThat(published()).contains(Incident.KEY_DROPPED);
        now = Instant.parse("2026-02-02T00:00:00Z");
        assertThat(published()).isEmpty();
        assertThat(signedBy()).hasSize(1);

        bringBack(FIRST);
        takeAway(SECOND);
        Tips.append(journal, community, 1);
        assertThat(published()).contains(Incident.KEY_DROPPED);
    }

    @Test
    void a_key_that_nobody_here_vouches_for_is_not_followed() throws IOException {
        Tips.append(journal, community, 2);
        assertThat(published()).isEmpty();
        Path elsewhere = folder.resolve("elsewhere");
        try (GuardedSigner stranger = GuardedSigner.open(elsewhere, "secret".toCharArray(), () -> now)) {
            stranger.addKey("2027");
            recordRotation(stranger.endorseNewest(EntryHash.origin(community), Optional.empty())
                    .orElseThrow());
        }
        assertThat(published()).isEmpty();
    }

    private GuardedSigner open() throws IOException {
        return GuardedSigner.open(folder.resolve("signer"), "secret".toCharArray(), () -> now);
    }

    /** Publishes all, in a new process as it were; what stood in the way. */
    private Optional<Incident> published() throws IOException {
        try (GuardedSigner signer = open()) {
            PublishedLogs logs = new PublishedLogs(
                    journal,
                    signer,
                    folder.resolve("public"),
                    folder.resolve("place"),
                    DurableFile::replace,
                    SETTINGS,
                    () -> now);
            logs.resume();
            while (logs.follow()) {
                logs.publish(true);
            }
            logs.publish(false);
            logs.heartbeat();
            return Optional.ofNullable(logs.incidents().get(community)).map(SigningIncidentException::incident);
        }
    }

    /** The keys of Ed25519 under the newest checkpoint. */
    private Collection<VerifierKey> signedBy() throws IOException {
        List<VerifierKey> keys;
        try (GuardedSigner signer = open()) {
            keys = signer.keys(EntryHash.origin(community));
        }
        return new PublishedFiles(folder.resolve("public"), community)
                .covered().orElseThrow().note().verify(keys).stream()
                        .filter(key -> key.publicKey().length == 32)
                        .toList();
    }

    private void takeAway(String key) throws IOException {
        Files.move(folder.resolve("signer").resolve("keys").resolve(key), folder.resolve(key));
    }

    private void bringBack(String key) throws IOException {
        Files.move(folder.resolve(key), folder.resolve("signer").resolve("keys").resolve(key));
    }

    private void recordRotation(Endorsed endorsed) {
        TreeMap<String, byte[]> open = new TreeMap<>();
        open.put("family", CanonicalJson.write("STRUCTURE"));
        open.put(
                "open",
                CanonicalJson.write(Map.of(
                        "bothUntil", "2026-02-01",
                        "community", community.toString(),
                        "endorsement", endorsed.line(),
                        "newKey", endorsed.next().toString())));
        open.put("type", CanonicalJson.write(KeyRotation.FACT));
        open.put("version", CanonicalJson.write(1));
        String tag = "community:" + community;
        TreeMap<String, byte[]> sealed = new TreeMap<>();
        sealed.put("tags", CanonicalJson.write(List.of(tag)));
        journal.append(
                        new Condition(0, List.of()),
                        List.of(new Draft(
                                community,
                                UUID.randomUUID(),
                                KeyRotation.FACT,
                                1,
                                List.of(tag),
                                List.of(),
                                null,
                                open,
                                sealed)))
                .join();
    }
}
