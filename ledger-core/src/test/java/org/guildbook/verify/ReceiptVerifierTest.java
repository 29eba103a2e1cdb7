package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.TlogProof;
import org.guildbook.verify.Finding.Kind;
import org.junit.jupiter.api.Test;

class ReceiptVerifierTest {

    private static final TrustedKeys KEYS = TrustedKeys.of(SampleLog.KEY.key());

    private final SampleLog log = SampleLog.of(300);
    private final Receipt receipt = log.receipt(7);

    @Test
    void a_true_receipt_is_clean_and_says_where_the_entry_is() {
        Report report = verify(receipt);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.facts().getFirst())
                .isEqualTo("entry 7 of " + SampleLog.KEY.key().name() + ", under its checkpoint of 300 entries");
        assertThat(verify(new Receipt(receipt.leaf(), null, receipt.proof())).facts())
                .contains("shows the open part only");
    }

    @Test
    void another_sealed_part_salt_leaf_proof_or_key_is_found() {
        assertThat(kinds(new Receipt(
                        receipt.leaf(), new Receipt.Opening(SampleLog.salt(7), log.sealed(8)), receipt.proof())))
                .containsExactly(Kind.SEAL);
        assertThat(kinds(new Receipt(
                        receipt.leaf(), new Receipt.Opening(SampleLog.salt(8), log.sealed(7)), receipt.proof())))
                .containsExactly(Kind.SEAL);
        assertThat(kinds(new Receipt(log.leaves.get(8), log.receipt(8).opening(), receipt.proof())))
                .containsExactly(Kind.PROOF, Kind.POSITION);
        TlogProof moved =
                new TlogProof(8, receipt.proof().hashes(), receipt.proof().checkpoint());
        assertThat(kinds(new Receipt(receipt.leaf(), receipt.opening(), moved)))
                .containsExactly(Kind.PROOF, Kind.POSITION);
        TlogProof cut = new TlogProof(
                7, receipt.proof().hashes().subList(0, 3), receipt.proof().checkpoint());
        assertThat(kinds(new Receipt(receipt.leaf(), receipt.opening(), cut))).containsExactly(Kind.PROOF);
        TlogProof other =
                new TlogProof(7, receipt.proof().hashes(), SampleLog.of(299).checkpoint());
        assertThat(kinds(new Receipt(receipt.leaf(), receipt.opening(), other))).containsExactly(Kind.PROOF);
        Receipt garbled = new Receipt(SampleLog.text("no json"), receipt.opening(), receipt.proof());
        assertThat(kinds(garbled)).containsExactly(Kind.PROOF, Kind.LEAF, Kind.SEAL);
    }

    @Test
    void every_flipped_byte_of_a_receipt_is_found() {
        byte[] bytes = receipt.encoded();
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            assertThat(ReceiptVerifier.verify(flipped, KEYS).verdict())
                    .as("byte %d of %s", i, new String(flipped, StandardCharsets.UTF_8))
                    .isEqualTo(Verdict.TAMPERED);
        }
    }

    private static Report verify(Receipt receipt) {
        return ReceiptVerifier.verify(receipt.encoded(), KEYS);
    }

    private static List<Kind> kinds(Receipt receipt) {
        return verify(receipt).findings().stream().map(Finding::kind).toList();
    }
}
