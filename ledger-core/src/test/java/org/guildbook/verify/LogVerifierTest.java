package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.guildbook.verify.Finding.WHOLE_LOG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.HashTile;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignedNote;
import org.guildbook.verify.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerifierTest {

    private static final int SIZE = 700;

    private static final TrustedKeys KEYS = TrustedKeys.of(SampleLog.KEY.key());

    @TempDir
    Path folder;

    @Test
    void a_true_log_is_clean_at_any_size() throws IOException {
        for (int size : new int[] {1, 2, 255, 256, 257, 512, SIZE}) {
            Path each = folder.resolve(Integer.toString(size));
            SampleLog.of(size).publish(each);
            Report report = verify(each, KEYS, Optional.empty());
            assertThat(report.findings()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
            assertThat(report.facts()).contains(SampleLog.KEY.key().name() + ", " + size + " entries");
        }
    }

    @Test
    void a_partial_tile_may_have_become_full() throws IOException {
        SampleLog.of(300).publish(folder);
        SampleLog later = SampleLog.of(512);
        later.publishTiles(folder);
        Files.delete(folder.resolve("tile/0/001.p/44"));
        Files.delete(folder.resolve("tile/entries/001.p/44"));
        assertThat(verify(folder, KEYS, Optional.empty()).verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void a_changed_byte_of_an_entry_is_found_at_its_position() throws IOException {
        SampleLog log = SampleLog.of(SIZE);
        log.publish(folder);
        byte[] changed = log.leaves.get(300).clone();
        changed[changed.length - 10] ^= 1;
        log.leaves.set(300, changed);
        SampleLog.write(folder.resolve("tile/entries/001"), EntryBundle.encode(log.leaves.subList(256, 512)));
        assertThat(findings(verify(folder, KEYS, Optional.empty())))
                .contains(tuple(Kind.HASH, 300L), tuple(Kind.PREV, 301L), tuple(Kind.ROOT, WHOLE_LOG));
    }

    @Test
    void a_changed_published_hash_is_found_at_the_entries_it_stands_for() throws IOException {
        SampleLog.of(SIZE).publish(folder);
        SampleLog.flip(folder.resolve("tile/0/001"), 32 * 44 + 5);
        SampleLog.flip(folder.resolve("tile/1/000.p/2"), 32);
        assertThat(findings(verify(folder, KEYS, Optional.empty())))
                .containsExactly(tuple(Kind.HASH, 256L), tuple(Kind.HASH, 300L));
    }

    @Test
    void whoever_recomputes_hashes_tiles_and_links_still_lacks_the_signature() throws IOException {
        SampleLog.of(SIZE).publish(folder);
        SampleLog.of(SIZE, 300, fields -> fields.put("bookedOn", "2026-01-02")).publishTiles(folder);
        assertThat(findings(verify(folder, KEYS, Optional.empty()))).containsExactly(tuple(Kind.ROOT, WHOLE_LOG));
    }

    @Test
    void swapped_dropped_and_inserted_entries_are_found_where_it_happened() throws IOException {
        assertThat(afterwards(leaves -> leaves.add(10, leaves.remove(11))))
                .contains(tuple(Kind.POSITION, 10L), tuple(Kind.PREV, 10L), tuple(Kind.POSITION, 11L));
        assertThat(afterwards(leaves -> leaves.remove(5))).contains(tuple(Kind.POSITION, 5L), tuple(Kind.PREV, 5L));
        assertThat(afterwards(leaves -> leaves.add(256, leaves.get(7))))
                .contains(tuple(Kind.POSITION, 256L), tuple(Kind.PREV, 256L), tuple(Kind.EVENT_ID, 256L));
    }

    @Test
    void what_the_holder_of_the_key_must_not_record_is_found_although_it_is_signed() throws IOException {
        assertThat(signed(fields -> fields.put("at", "2025-12-31T23:59:59.000000Z")))
                .containsExactly(tuple(Kind.TIME, 300L));
        assertThat(signed(fields -> fields.put("at", "2026-01-01T00:05:00Z"))).contains(tuple(Kind.LEAF, 300L));
        assertThat(signed(fields -> fields.put("eventId", SampleLog.eventId(17).toString())))
                .containsExactly(tuple(Kind.EVENT_ID, 300L));
        assertThat(signed(fields -> fields.put("eventId", "none"))).containsExactly(tuple(Kind.LEAF, 300L));
        assertThat(signed(fields -> fields.put("document", "RC-2026-DUES-000400")))
                .containsExactly(tuple(Kind.DOCUMENT, 300L), tuple(Kind.DOCUMENT, 301L));
        assertThat(signed(fields -> fields.remove("document"))).containsExactly(tuple(Kind.DOCUMENT, 301L));
        assertThat(signed(fields -> fields.put("postings", List.of(SampleLog.posting("assets:bank", "DEBIT")))))
                .containsExactly(tuple(Kind.POSTINGS, 300L));
        assertThat(signed(fields -> fields.put("postings", List.of(Map.of("amount", 1)))))
                .containsExactly(tuple(Kind.LEAF, 300L));
        assertThat(signed(fields -> fields.put("postings", "none"))).containsExactly(tuple(Kind.LEAF, 300L));
        assertThat(signed(fields -> fields.put("community", "019b76da-a800-7000-8000-000000000002")))
                .containsExactly(tuple(Kind.POSITION, 300L));
        assertThat(signed(fields -> fields.put("position", 301))).containsExactly(tuple(Kind.POSITION, 300L));
        assertThat(signed(fields -> fields.put("prev", "00".repeat(32)))).containsExactly(tuple(Kind.PREV, 300L));
        assertThat(signed(fields -> fields.put("seal", "AA".repeat(32)))).containsExactly(tuple(Kind.LEAF, 300L));
        assertThat(signed(fields -> fields.put("v", 2))).containsExactly(tuple(Kind.LEAF, 300L));
        assertThat(signed(fields -> fields.remove("family"))).containsExactly(tuple(Kind.LEAF, 300L));
    }

    @Test
    void an_entry_that_is_not_canonical_is_found_although_it_is_signed() throws IOException {
        SampleLog log = SampleLog.of(SIZE);
        log.leaves.set(SIZE - 1, SampleLog.text("{\"b\":1,\"a\":1}"));
        log.publish(folder);
        assertThat(findings(verify(folder, KEYS, Optional.empty()))).contains(tuple(Kind.LEAF, SIZE - 1L));
    }

    @Test
    void the_first_entry_links_to_the_name_of_the_log() throws IOException {
        SampleLog.of(3, 0, fields -> fields.put("prev", "00".repeat(32))).publish(folder);
        assertThat(findings(verify(folder, KEYS, Optional.empty()))).containsExactly(tuple(Kind.PREV, 0L));
    }

    @Test
    void missing_files_make_a_log_incomplete_and_no_more() throws IOException {
        SampleLog.of(SIZE).publish(folder);
        Files.delete(folder.resolve("tile/entries/001"));
        Files.delete(folder.resolve("tile/1/000.p/2"));
        Report report = verify(folder, KEYS, Optional.empty());
        assertThat(findings(report)).containsExactly(tuple(Kind.MISSING, 256L));
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);

        SampleLog.of(SIZE).publish(folder);
        Files.delete(folder.resolve("tile/0/000"));
        Files.delete(folder.resolve("tile/1/000.p/2"));
        assertThat(findings(verify(folder, KEYS, Optional.empty())))
                .containsExactly(tuple(Kind.MISSING, 0L), tuple(Kind.MISSING, 0L));

        Files.delete(folder.resolve("checkpoint"));
        assertThat(findings(verify(folder, KEYS, Optional.empty()))).containsExactly(tuple(Kind.MISSING, WHOLE_LOG));
    }

    @Test
    void an_empty_log_is_not_called_clean() throws IOException {
        SampleLog.of(0).publish(folder);
        assertThat(verify(folder, KEYS, Optional.empty()).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void files_cut_short_are_found() throws IOException {
        SampleLog.of(SIZE).publish(folder);
        for (String name : List.of("tile/entries/001", "tile/0/001", "tile/1/000.p/2")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length - 1));
        }
        Report report = verify(folder, KEYS, Optional.empty());
        assertThat(report.verdict()).isEqualTo(Verdict.TAMPERED);
        assertThat(findings(report)).contains(tuple(Kind.FORM, 256L));
        Files.write(folder.resolve("checkpoint"), SampleLog.text("nothing"));
        assertThat(findings(verify(folder, KEYS, Optional.empty()))).containsExactly(tuple(Kind.CHECKPOINT, WHOLE_LOG));
    }

    @Test
    void only_the_given_key_under_the_name_of_the_log_counts() throws IOException {
        SampleLog log = SampleLog.of(3);
        NoteSigner thief = new Ed25519NoteSigner(SampleLog.KEY.key().name(), seed(9));
        NoteSigner other = new Ed25519NoteSigner("guildbook.org/log/other", new byte[32]);
        log.publishTiles(folder);

        SampleLog.write(
                folder.resolve("checkpoint"),
                SignedNote.sign(log.head().text(), thief).encoded());
        assertThat(findings(verify(folder, KEYS, Optional.empty()))).containsExactly(tuple(Kind.SIGNATURE, WHOLE_LOG));

        SampleLog.write(
                folder.resolve("checkpoint"),
                SignedNote.sign(log.head().text(), other).encoded());
        assertThat(findings(verify(folder, TrustedKeys.of(other.key()), Optional.empty())))
                .containsExactly(tuple(Kind.SIGNATURE, WHOLE_LOG));

        Checkpoint larger = new Checkpoint(log.head().origin(), 3, EntryHash.of(new byte[0]));
        SampleLog.write(
                folder.resolve("checkpoint"),
                new SignedNote(larger.text(), log.checkpoint().signatures()).encoded());
        assertThat(findings(verify(folder, KEYS, Optional.empty())))
                .containsExactly(tuple(Kind.SIGNATURE, WHOLE_LOG), tuple(Kind.ROOT, WHOLE_LOG));
    }

    @Test
    void witnesses_are_counted_once_each() throws IOException {
        SampleLog log = SampleLog.of(3);
        log.publishTiles(folder);
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_767_225_600));
        NoteSigner one = new Ed25519Cosigner("witness.example/1", seed(1), clock);
        NoteSigner two = new Ed25519Cosigner("witness.example/2", seed(2), clock);
        TrustedKeys both = new TrustedKeys(List.of(SampleLog.KEY.key()), List.of(one.key(), two.key()), 2);
        String text = log.head().text();

        SampleLog.write(
                folder.resolve("checkpoint"),
                SignedNote.sign(text, SampleLog.KEY, one, one).encoded());
        assertThat(findings(verify(folder, both, Optional.empty()))).containsExactly(tuple(Kind.QUORUM, WHOLE_LOG));
        SampleLog.write(
                folder.resolve("checkpoint"),
                SignedNote.sign(text, SampleLog.KEY, one, two).encoded());
        assertThat(verify(folder, both, Optional.empty()).verdict()).isEqualTo(Verdict.CLEAN);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new TrustedKeys(List.of(SampleLog.KEY.key()), List.of(one.key()), 2));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new TrustedKeys(List.of(), List.of(), 0));
    }

    @Test
    void a_checkpoint_kept_from_earlier_shows_a_fork_that_the_holder_of_the_key_signed() throws IOException {
        SampleLog.of(SIZE).publish(folder);
        for (int kept : new int[] {1, 255, 256, 300, 512, SIZE}) {
            assertThat(findings(
                            verify(folder, KEYS, Optional.of(SampleLog.of(kept).checkpoint()))))
                    .isEmpty();
        }
        assertThat(findings(
                        verify(folder, KEYS, Optional.of(SampleLog.of(SIZE + 1).checkpoint()))))
                .containsExactly(tuple(Kind.FORK, WHOLE_LOG));
        SampleLog other = SampleLog.of(400, 300, fields -> fields.put("bookedOn", "2026-01-02"));
        assertThat(findings(verify(folder, KEYS, Optional.of(other.checkpoint()))))
                .containsExactly(tuple(Kind.FORK, WHOLE_LOG));
    }

    @Test
    void progress_is_told_to_the_end() throws IOException {
        SampleLog.of(SIZE).publish(folder);
        List<Long> told = new ArrayList<>();
        LogVerifier.verify(LogSource.folder(folder), KEYS, Optional.empty(), (entries, of) -> {
            assertThat(of).isEqualTo(SIZE);
            told.add(entries);
        });
        assertThat(told).containsExactly(256L, 512L, 700L);
    }

    @Test
    void a_source_that_cannot_be_read_says_nothing_about_the_log() throws IOException {
        SampleLog.of(SIZE).publish(folder);
        LogSource files = LogSource.folder(folder);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LogVerifier.verify(
                        path -> {
                            if (path.equals("tile/0/001")) {
                                throw new IOException("the line is dead");
                            }
                            return files.read(path);
                        },
                        KEYS,
                        Optional.empty(),
                        (_, _) -> {}))
                .withMessage("the line is dead");
    }

    @Test
    void findings_have_an_end() throws IOException {
        SampleLog log = SampleLog.of(3_000);
        log.publish(folder);
        for (int tile = 0; tile < 11; tile++) {
            SampleLog.write(
                    folder.resolve("tile/0/%03d".formatted(tile)),
                    HashTile.encode(List.copyOf(log.hashes().subList(1, 257))));
        }
        assertThat(verify(folder, KEYS, Optional.empty()).findings()).hasSize(LogVerifier.MAX_FINDINGS);
    }

    private static Report verify(Path folder, TrustedKeys keys, Optional<SignedNote> earlier) throws IOException {
        return LogVerifier.verify(LogSource.folder(folder), keys, earlier, (_, _) -> {});
    }

    private static List<Tuple> findings(Report report) {
        return report.findings().stream()
                .map(finding -> tuple(finding.kind(), finding.position()))
                .toList();
    }

    /** Someone without the key changes the list of entries and puts new tiles under the old checkpoint. */
    private List<Tuple> afterwards(Consumer<List<byte[]>> change) throws IOException {
        SampleLog log = SampleLog.of(SIZE);
        log.publish(folder);
        change.accept(log.leaves);
        if (log.leaves.size() < SIZE) {
            log.leaves.add(log.leaves.getLast());
        }
        log.publishTiles(folder);
        return findings(verify(folder, KEYS, Optional.empty()));
    }

    /** The holder of the key signs a log in which entry 300 is wrong. */
    private List<Tuple> signed(Consumer<Map<String, Object>> change) throws IOException {
        SampleLog.of(SIZE, 300, change).publish(folder);
        return findings(verify(folder, KEYS, Optional.empty()));
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }
}
