package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosignatureTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_679_315_147));

    private static final String CHECKPOINT =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    private final NoteSigner log = new Ed25519NoteSigner("example.com/behind-the-sofa", seed(1));
    private final NoteSigner witness = new Ed25519Cosigner("witness.example.com/w1", seed(2), CLOCK);
    private final NoteSigner lasting = new MlDsa44Cosigner("witness.example.com/w2", seed(3), CLOCK);

    @Test
    void a_checkpoint_carries_the_signature_of_its_log_and_cosignatures() {
        SignedNote note = SignedNote.parse(
                SignedNote.sign(CHECKPOINT, log, witness, lasting).encoded());

        assertThat(note.verify(List.of(log.key(), witness.key(), lasting.key())))
                .containsExactly(log.key(), witness.key(), lasting.key());
        assertThat(note.verify(List.of(lasting.key()))).containsExactly(lasting.key());
        assertThat(note.signatures().get(1).cosignedAt()).isEqualTo(1_679_315_147);
        assertThat(note.signatures().get(2).cosignedAt()).isEqualTo(1_679_315_147);
    }

    @Test
    void an_ed25519_cosignature_is_over_the_message_of_the_specification() {
        assertThat(new String(CosignedMessage.ed25519(1_679_315_147, CHECKPOINT), StandardCharsets.UTF_8))
                .isEqualTo("""
                        cosignature/v1
                        time 1679315147
                        example.com/behind-the-sofa
                        20852163
                        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
                        """);
    }

    @Test
    void an_ml_dsa_44_cosignature_is_over_the_structure_of_the_specification() {
        assertThat(HexFormat.of().formatHex(CosignedMessage.mlDsa44("w", 1_679_315_147, CHECKPOINT)))
                .isEqualTo(
                        "737562747265652f76310a00" // subtree/v1
                                + "0177" // cosigner
                                + "00000000641850cb" // time
                                + "1b6578616d706c652e636f6d2f626568696e642d7468652d736f6661" // origin
                                + "0000000000000000" // start
                                + "00000000013e2dc3" // end: 20852163
                                + "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"); // root
    }

    @Test
    void extension_lines_are_under_an_ed25519_cosignature_only() {
        SignedNote note = SignedNote.sign(CHECKPOINT, witness, lasting);
        SignedNote extended = new SignedNote(CHECKPOINT + "more\n", note.signatures());

        assertThat(extended.verify(List.of(lasting.key()))).containsExactly(lasting.key());
        assertThatExceptionOfType(BadSignatureException.class)
                .isThrownBy(() -> extended.verify(List.of(witness.key())));
    }

    @Test
    void another_time_or_tree_or_cosigner_is_not_what_was_cosigned() {
        for (NoteSigner signer : List.of(witness, lasting)) {
            NoteSignature made = signer.sign(CHECKPOINT);
            for (int flipped : new int[] {0, 7, 8, made.signature().length - 1}) {
                byte[] other = made.signature().clone();
                other[flipped] ^= 1;
                assertThat(signer.key().verifies(CHECKPOINT, other)).isFalse();
            }
            assertThat(signer.key().verifies(CHECKPOINT.replace("20852163", "20852164"), made.signature()))
                    .isFalse();
            assertThat(signer.key().verifies(CHECKPOINT, new byte[8])).isFalse();
        }
        VerifierKey renamed =
                new VerifierKey("other", lasting.key().type(), lasting.key().publicKey());
        assertThat(renamed.verifies(CHECKPOINT, lasting.sign(CHECKPOINT).signature()))
                .isFalse();
    }

    @Test
    void one_private_key_has_another_id_for_each_type_and_name() {
        NoteSigner sameSeed = new Ed25519Cosigner("example.com/behind-the-sofa", seed(1), CLOCK);
        assertThat(sameSeed.key().id()).isNotEqualTo(log.key().id());
        assertThat(new Ed25519NoteSigner("other", seed(1)).key().id())
                .isNotEqualTo(log.key().id());
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[31] = (byte) number;
        return seed;
    }
}
