package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final byte[] LEAF = "{\"open\":{\"name\":\"北京 \\\"1\\\"\"}}".getBytes(StandardCharsets.UTF_8);

    private static final NoteSigner LOG = new Ed25519NoteSigner("example.com/log", new byte[32]);

    @Test
    void a_receipt_reads_back_with_the_bytes_it_was_made_of() {
        byte[] sealed = "{\"payer\":\"b\"}".getBytes(StandardCharsets.UTF_8);
        Receipt receipt = new Receipt(LEAF, new Receipt.Opening(new byte[32], sealed), proof());

        Receipt read = Receipt.parse(receipt.encoded());

        assertThat(read.leaf()).isEqualTo(LEAF);
        Receipt.Opening opening = Objects.requireNonNull(read.opening());
        assertThat(opening.salt()).isEqualTo(new byte[32]);
        assertThat(opening.sealed()).isEqualTo(sealed);
        assertThat(read.proof().encoded()).isEqualTo(proof().encoded());
        assertThat(read.proof().proves(EntryHash.of(read.leaf()), List.of(LOG.key())))
                .isTrue();
    }

    @Test
    void a_receipt_may_show_the_open_part_only() {
        Receipt read = Receipt.parse(new Receipt(LEAF, null, proof()).encoded());
        assertThat(read.opening()).isNull();
        assertThat(read.leaf()).isEqualTo(LEAF);
    }

    @Test
    void a_proof_holds_for_its_leaf_and_for_the_key_of_its_log() {
        assertThat(proof().proves(EntryHash.of(new byte[1]), List.of(LOG.key())))
                .isFalse();
        NoteSigner stranger = new Ed25519NoteSigner("example.com/other", new byte[32]);
        assertThatExceptionOfType(BadSignatureException.class)
                .isThrownBy(() -> proof().proves(EntryHash.of(LEAF), List.of(stranger.key())));
        SignedNote signedByAnother = SignedNote.sign(proof().checkpoint().text(), stranger);
        assertThatExceptionOfType(BadSignatureException.class)
                .isThrownBy(() -> new TlogProof(0, List.of(), signedByAnother)
                        .proves(EntryHash.of(LEAF), List.of(stranger.key())))
                .withMessageContaining("no key of example.com/log");
    }

    @Test
    void what_is_not_a_receipt_is_refused() {
        String receipt = new String(
                new Receipt(LEAF, new Receipt.Opening(new byte[32], LEAF), proof()).encoded(), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "",
                "[]",
                receipt + "\n",
                receipt.replace("\"v\":1", "\"v\":2"),
                receipt.replace("\"v\":1", "\"v\":1,\"w\":1"),
                receipt.replace("\"leaf\":", "\"loaf\":"),
                receipt.replace("\"salt\":\"00", "\"salt\":\"0g"),
                receipt.replace("\"salt\":\"00", "\"salt\":\""),
                receipt.replace("index 0", "index 00"))) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> Receipt.parse(wrong.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static TlogProof proof() {
        Checkpoint head = new Checkpoint("example.com/log", 1, EntryHash.of(LEAF));
        return new TlogProof(0, List.of(), SignedNote.sign(head.text(), LOG));
    }
}
