package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LogRestoration;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.SignedNote;
import org.guildbook.verify.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that goes on from a backup says so, and whoever saw more of it is told what is gone. */
class RestoredLogTest {

    private static final int SIZE = 300;
    private static final int KEPT = 260;

    /** Entry 260 tells that of 280 signed entries the first 260 are kept. */
    private final SampleLog log = SampleLog.of(SIZE, KEPT, fields -> {
        fields.put("type", LogRestoration.FACT);
        fields.put("open", Map.of("incarnation", 2, "kept", KEPT, "lostRoot", "a".repeat(64), "lostSize", 280));
    });

    @TempDir
    Path folder;

    private static SignedNote signed(int incarnation, long size, byte[] root) {
        String origin = new LogName(SampleLog.COMMUNITY, incarnation).origin();
        return SignedNote.sign(new Checkpoint(origin, size, root).text(), new Ed25519NoteSigner(origin, new byte[32]));
    }

    private Report verify(SampleLog published, int incarnation, Optional<SignedNote> earlier) throws IOException {
        published.publish(folder);
        SampleLog.write(
                folder.resolve("checkpoint"),
                signed(incarnation, SIZE, published.head().root()).encoded());
        return LogVerifier.verify(LogSource.folder(folder), TrustedKeys.of(SampleLog.KEY.key()), earlier, (_, _) -> {});
    }

    private byte[] rootOf(int size) {
        return MerkleTree.over(log.hashes()).root(size);
    }

    @Test
    void it_is_clean_under_its_next_name_for_whoever_trusts_the_key() throws IOException {
        assertThat(verify(log, 2, Optional.empty()).findings()).isEmpty();
    }

    @Test
    void its_name_is_the_one_that_its_entries_say() throws IOException {
        for (int other : new int[] {1, 3}) {
            assertThat(verify(log, other, Optional.empty()).findings())
                    .extracting(Finding::kind)
                    .containsExactly(Kind.CHECKPOINT);
        }
        assertThat(verify(SampleLog.of(SIZE), 2, Optional.empty()).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.CHECKPOINT);
    }

    @Test
    void what_was_kept_is_compared_with_an_earlier_checkpoint() throws IOException {
        for (int size : List.of(1, 256, KEPT)) {
            assertThat(verify(log, 2, Optional.of(signed(1, size, rootOf(size))))
                            .findings())
                    .isEmpty();
            assertThat(verify(log, 2, Optional.of(signed(1, size, EntryHash.of(new byte[0]))))
                            .findings())
                    .extracting(Finding::kind)
                    .containsExactly(Kind.FORK);
        }
    }

    @Test
    void what_was_lost_is_missing() throws IOException {
        for (int size : List.of(KEPT + 1, 280, SIZE + 5)) {
            Report report = verify(log, 2, Optional.of(signed(1, size, EntryHash.of(new byte[0]))));
            assertThat(report.findings())
                    .extracting(Finding::kind, Finding::position)
                    .containsExactly(tuple(Kind.MISSING, (long) KEPT));
            assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        }
    }

    @Test
    void a_checkpoint_of_the_same_name_is_continued_whole() throws IOException {
        assertThat(verify(log, 2, Optional.of(signed(2, 290, rootOf(290)))).findings())
                .isEmpty();
        assertThat(verify(log, 2, Optional.of(signed(2, 290, rootOf(289)))).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.FORK);
    }
}
