package org.guildbook.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.HashTile;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.guildbook.signer.DurableFile;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.signer.SigningIncidentException.Incident;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PublishedLogsTest {

    /** Some tests change what cannot be changed. */
    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.unaudited();

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final PublisherSettings SETTINGS =
            new PublisherSettings(Duration.ofMillis(1), Duration.ofMinutes(10), Duration.ofSeconds(1), 70);

    private final UUID community = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @TempDir
    Path folder;

    private Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
    private GuardedSigner signer;
    private Instant now = START;

    PublishedLogsTest(@TempDir Path keys) throws IOException {
        signer = GuardedSigner.open(keys, "secret".toCharArray(), InstantSource.fixed(START));
    }

    @BeforeEach
    void onlyOurEntries() throws SQLException {
        journal.close();
        database.tamper("TRUNCATE journal.entry, journal.log, journal.tag, journal.numbered");
        database.tamper("UPDATE journal.head SET place = 0, hash = decode(repeat('00', 32), 'hex'), at = 'epoch'");
        journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
        signer.close();
    }

    @Test
    void every_log_is_published_whole_in_its_own_folder() throws IOException {
        PublishedLogs logs = resumed(DurableFile::replace);
        for (int more : new int[] {1, 254, 1, 1, 300, 250}) {
            Tips.append(journal, community, more);
            publish(logs);
            assertPublished(community);
        }
        Tips.append(journal, other, 3);
        publish(logs);
        assertPublished(community);
        assertPublished(other);
        assertThat(logs.incidents()).isEmpty();
        assertThat(logs.place()).isEqualTo(journal.committed());
    }

    @Test
    void only_the_tiles_of_the_checkpoint_lie_there_and_those_behind_a_partial_one() throws IOException {
        PublishedLogs logs = resumed(DurableFile::replace);
        Tips.append(journal, community, 200);
        publish(logs);
        Tips.append(journal, community, 60);
        publish(logs);
        assertThat(files(community))
                .containsExactlyInAnyOrder(
                        "checkpoint",
                        "tile/entries/000",
                        "tile/entries/001.p/4",
                        "tile/0/000",
                        "tile/0/001.p/4",
                        "tile/1/000.p/1");
    }

    @Test
    void killed_at_any_write_it_ends_with_the_same_tiles() throws IOException {
        Tips.append(journal, community, 300);
        Tips.append(journal, other, 5);
        for (int lastWrite = 0; ; lastWrite++) {
            delete(folder);
            boolean died = false;
            try {
                publish(resumed(new DiesAfter(lastWrite)));
            } catch (PowerCut _) {
                died = true;
            }
            PublishedLogs next = resumed(DurableFile::replace);
            publish(next);
            assertPublished(community);
            assertPublished(other);
            assertThat(next.incidents()).isEmpty();
            Tips.append(journal, other, 1);
            publish(next);
            assertPublished(other);
            if (!died) {
                assertThat(lastWrite).isGreaterThan(8);
                return;
            }
        }
    }

    @Test
    void lost_files_and_damaged_last_ones_are_published_anew() throws IOException {
        Tips.append(journal, community, 300);
        publish(resumed(DurableFile::replace));
        Path tile = file("tile/0/001.p/44");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[40] ^= 1;
        Files.write(tile, bytes);
        publish(resumed(DurableFile::replace));
        assertPublished(community);

        delete(file("tile"));
        publish(resumed(DurableFile::replace));
        assertPublished(community);

        Files.delete(file("checkpoint"));
        PublishedLogs logs = resumed(DurableFile::replace);
        Tips.append(journal, community, 1);
        publish(logs);
        assertPublished(community);

        Path bundle = file("tile/entries/001.p/45");
        bytes = Files.readAllBytes(bundle);
        bytes[40] ^= 1;
        Files.write(bundle, bytes);
        publish(resumed(DurableFile::replace));
        assertPublished(community);
    }

    @Test
    void a_database_that_lost_entries_is_not_published_over_what_was() throws Exception {
        Tips.append(journal, community, 30);
        Tips.append(journal, other, 3);
        publish(resumed(DurableFile::replace));
        byte[] before = Files.readAllBytes(file("checkpoint"));

        onlyOurEntries();
        Tips.append(journal, community, 20);
        Tips.append(journal, other, 30);
        PublishedLogs logs = resumed(DurableFile::replace);
        publish(logs);

        assertThat(logs.incidents().get(community))
                .extracting(SigningIncidentException::incident)
                .isEqualTo(Incident.LOG_SHRUNK);
        assertThat(logs.incidents().get(other))
                .extracting(SigningIncidentException::incident)
                .isEqualTo(Incident.LOG_FORKED);
        assertThat(Files.readAllBytes(file("checkpoint"))).isEqualTo(before);
    }

    @Test
    void another_history_is_not_signed_even_if_the_published_files_are_gone() throws Exception {
        Tips.append(journal, community, 30);
        publish(resumed(DurableFile::replace));
        delete(folder);

        onlyOurEntries();
        Tips.append(journal, community, 40);
        PublishedLogs logs = resumed(DurableFile::replace);
        publish(logs);

        assertThat(logs.incidents().get(community))
                .extracting(SigningIncidentException::incident)
                .isEqualTo(Incident.LOG_FORKED);
        assertThat(file("checkpoint")).doesNotExist();
    }

    @Test
    void an_entry_that_does_not_name_the_hash_before_stops_its_log_only() throws Exception {
        Tips.append(journal, community, 3);
        PublishedLogs logs = resumed(DurableFile::replace);
        publish(logs);
        Tips.append(journal, community, 2);
        Tips.append(journal, other, 2);
        journal.close();
        database.tamper("WITH changed AS (SELECT place, convert_to(regexp_replace(convert_from(leaf, 'UTF8'),"
                + " '(\"prev\":\").{8}', '\\1deadbeef'), 'UTF8') AS leaf FROM journal.entry)"
                + " UPDATE journal.entry e SET leaf = c.leaf, hash = sha256('\\x00'::bytea || c.leaf) FROM changed c"
                + " WHERE e.place = c.place AND position = 4 AND community = '" + community + "'");
        journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
        logs = resumed(DurableFile::replace);
        publish(logs);

        assertThat(logs.incidents()).containsOnlyKeys(community);
        assertThat(logs.incidents().get(community)).hasMessageContaining("entry 4 does not follow");
        assertPublished(other);
    }

    @Test
    void a_silent_log_is_signed_anew_when_its_heartbeat_is_due() throws IOException {
        Tips.append(journal, community, 3);
        PublishedLogs logs = resumed(DurableFile::replace);
        publish(logs);
        Path checkpoint = file("checkpoint");
        Files.delete(checkpoint);

        now = START.plus(Duration.ofMinutes(10));
        assertThat(logs.heartbeat()).isFalse();
        assertThat(checkpoint).doesNotExist();
        now = now.plusNanos(1);
        assertThat(logs.heartbeat()).isFalse();
        assertPublished(community);
    }

    private PublishedLogs resumed(LogFolder.FileWriter writer) throws IOException {
        PublishedLogs logs = new PublishedLogs(
                journal, signer, folder.resolve("public"), folder.resolve("place"), writer, SETTINGS, () -> now);
        logs.resume();
        return logs;
    }

    private static void publish(PublishedLogs logs) throws IOException {
        boolean more = true;
        while (more) {
            more = logs.follow();
            logs.publish(more);
        }
    }

    /** All files of a log are what its entries say. */
    private void assertPublished(UUID log) throws IOException {
        List<StoredEntry> entries = new ArrayList<>();
        for (StoredEntry entry : journal.page(0, Journal.MAX_PAGE_ENTRIES)) {
            if (entry.community().equals(log)) {
                entries.add(entry);
            }
        }
        int size = entries.size();
        List<byte[]> hashes =
                entries.stream().map(entry -> EntryHash.of(entry.leaf())).toList();
        LogFolder published = new LogFolder(folder.resolve("public").resolve(log.toString()), DurableFile::replace);
        SignedNote note = published.checkpoint().orElseThrow();
        assertThat(note.verify(signer.keys(EntryHash.origin(log)))).hasSize(2);
        assertThat(note.text())
                .isEqualTo(new Checkpoint(
                                EntryHash.origin(log),
                                size,
                                MerkleTree.over(hashes).root(size))
                        .text());
        List<byte[]> level = hashes;
        for (int number = 0; !level.isEmpty(); number++) {
            List<byte[]> above = new ArrayList<>();
            for (int from = 0; from < level.size(); from += Tile.FULL) {
                int to = Math.min(from + Tile.FULL, level.size());
                Tile tile = Tile.of(number, from / Tile.FULL, size);
                assertThat(Arrays.equals(published.read(tile), HashTile.encode(level.subList(from, to))))
                        .as(tile.path())
                        .isTrue();
                if (number == 0) {
                    List<byte[]> leaves = entries.subList(from, to).stream()
                            .map(StoredEntry::leaf)
                            .toList();
                    assertThat(Arrays.equals(
                                    published.read(Tile.of(Tile.ENTRIES, from / Tile.FULL, size)),
                                    EntryBundle.encode(leaves)))
                            .as("bundle %d", from / Tile.FULL)
                            .isTrue();
                }
                if (tile.isFull()) {
                    above.add(MerkleTree.over(level.subList(from, to)).root(Tile.FULL));
                }
            }
            level = above;
        }
    }

    private Path file(String name) {
        return folder.resolve("public").resolve(community.toString()).resolve(name);
    }

    private Set<String> files(UUID log) throws IOException {
        Path root = folder.resolve("public").resolve(log.toString());
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(each -> names.add(root.relativize(each).toString()));
        }
        return names;
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (Files.isDirectory(child)) {
                    delete(child);
                }
                Files.delete(child);
            }
        }
    }

    /** Ends the process as far as the files are concerned, at one of its writes. */
    private static final class DiesAfter implements LogFolder.FileWriter {

        private int left;

        DiesAfter(int writes) {
            this.left = writes;
        }

        @Override
        public void replace(Path file, byte[] bytes) throws IOException {
            if (left-- == 0) {
                throw new PowerCut();
            }
            DurableFile.replace(file, bytes);
        }
    }

    private static final class PowerCut extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
