package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignedNote;
import org.guildbook.verify.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever trusts the key a log began with follows it to the key that signs now. */
class RotatedKeyTest {

    private static final int SIZE = 600;

    private static final NoteSigner FIRST = SampleLog.KEY;
    private static final NoteSigner SECOND = key(2);
    private static final NoteSigner STRANGER = key(3);

    @TempDir
    Path folder;

    private static NoteSigner key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return new Ed25519NoteSigner(EntryHash.origin(SampleLog.COMMUNITY), seed);
    }

    /** A log whose entry at the position names the second key. */
    private static SampleLog naming(int position, NoteSigner voucher) {
        return SampleLog.of(SIZE, position, fields -> {
            fields.put("type", KeyRotation.FACT);
            fields.put(
                    "open",
                    Map.of(
                            "bothUntil", LocalDate.EPOCH.toString(),
                            "community", SampleLog.COMMUNITY.toString(),
                            "endorsement", KeyRotation.endorse(SECOND.key(), voucher),
                            "newKey", SECOND.key().toString()));
        });
    }

    private Report verify(SampleLog log, NoteSigner trusted, Optional<SignedNote> earlier, NoteSigner... signers)
            throws IOException {
        log.publish(folder);
        SampleLog.write(
                folder.resolve("checkpoint"),
                SignedNote.sign(log.head().text(), signers).encoded());
        return LogVerifier.verify(LogSource.folder(folder), TrustedKeys.of(trusted.key()), earlier, (_, _) -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 256, SIZE - 1})
    void the_key_that_the_log_named_is_trusted_like_the_one_before(int position) throws IOException {
        SampleLog log = naming(position, FIRST);
        assertThat(verify(log, FIRST, Optional.empty(), FIRST, SECOND).findings())
                .isEmpty();
        Report later = verify(log, FIRST, Optional.empty(), SECOND);
        assertThat(later.findings()).isEmpty();
        assertThat(later.facts())
                .contains(
                        "signed by " + SECOND.key().name() + " (" + SECOND.key().type() + ")");
        assertThat(verify(log, SECOND, Optional.empty(), SECOND).findings()).isEmpty();
    }

    @Test
    void the_key_before_no_longer_signs_alone() throws IOException {
        assertTampered(verify(naming(3, FIRST), FIRST, Optional.empty(), FIRST));
    }

    @Test
    void a_key_that_nobody_trusted_vouches_for_is_a_strangers() throws IOException {
        SampleLog log = naming(3, STRANGER);
        assertTampered(verify(log, FIRST, Optional.empty(), SECOND));
        assertThat(verify(log, FIRST, Optional.empty(), FIRST).findings()).isEmpty();
    }

    @Test
    void a_kept_checkpoint_may_be_of_either_key() throws IOException {
        SampleLog log = naming(3, FIRST);
        for (NoteSigner signer : List.of(FIRST, SECOND)) {
            SignedNote kept = SignedNote.sign(log.head().text(), signer);
            assertThat(verify(log, FIRST, Optional.of(kept), FIRST, SECOND).findings())
                    .isEmpty();
        }
        assertTampered(verify(log, FIRST, Optional.of(SignedNote.sign(log.head().text(), STRANGER)), FIRST, SECOND));
    }

    private static void assertTampered(Report report) {
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.SIGNATURE);
        assertThat(report.verdict()).isEqualTo(Verdict.TAMPERED);
    }
}
