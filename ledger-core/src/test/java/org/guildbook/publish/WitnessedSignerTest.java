package org.guildbook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TrustPolicy;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.signer.SignedHeads;
import org.guildbook.witness.Witness;
import org.guildbook.witness.WitnessServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two witnesses, as anyone runs them, and one that is not there. */
class WitnessedSignerTest {

    private static final String ORIGIN = "guildbook.org/log/019b76da-a800-7000-8000-000000000001";

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_767_225_600));

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final List<NoteSigner> cosigners = new ArrayList<>();
    private final List<WitnessServer> servers = new ArrayList<>();
    private final MerkleTree tree = MerkleTree.over(hashes());

    @TempDir
    Path folder;

    private GuardedSigner signer;

    @BeforeEach
    void start() throws IOException {
        signer = GuardedSigner.open(folder.resolve("signer"), "secret".toCharArray(), CLOCK);
        for (int i = 1; i <= 2; i++) {
            byte[] seed = new byte[32];
            seed[0] = (byte) i;
            NoteSigner cosigner = new Ed25519Cosigner("witness.example/" + i, seed, CLOCK);
            Witness witness =
                    new Witness(signer.keys(ORIGIN), cosigner, new SignedHeads(folder.resolve("witness" + i)));
            cosigners.add(cosigner);
            servers.add(WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        }
    }

    @AfterEach
    void stop() throws IOException {
        servers.forEach(WitnessServer::close);
        signer.close();
    }

    @Test
    void a_checkpoint_leaves_with_the_cosignatures_of_all_who_are_there() {
        WitnessedSigner witnessed = witnessed("any");
        for (int size : new int[] {1, 3, 3, 7}) {
            SignedNote note = sign(witnessed, size);
            assertThat(note.verify(cosigners.stream().map(NoteSigner::key).toList()))
                    .hasSize(2);
            assertThat(note.verify(witnessed.keys(ORIGIN))).isNotEmpty();
        }
        assertThat(witnessed.signedSize(ORIGIN)).isEqualTo(7);
    }

    @Test
    void who_has_forgotten_what_witnesses_cosigned_is_told() {
        sign(witnessed("any"), 3);
        assertThat(sign(witnessed("any"), 8).signatures()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void without_the_quorum_no_checkpoint_leaves() {
        assertThat(sign(witnessed("2"), 3).text()).isEqualTo(head(3).text());
        assertThatExceptionOfType(QuorumMissedException.class).isThrownBy(() -> sign(witnessed("all"), 3));
        servers.getFirst().close();
        assertThatExceptionOfType(QuorumMissedException.class).isThrownBy(() -> sign(witnessed("2"), 4));
        assertThat(sign(witnessed("any"), 5).text()).isEqualTo(head(5).text());
    }

    @Test
    void a_witness_that_has_seen_more_does_not_cosign() throws IOException {
        WitnessedSigner witnessed = witnessed("2");
        sign(witnessed, 3);
        new SignedHeads(folder.resolve("witness1")).put(head(9));
        assertThatExceptionOfType(QuorumMissedException.class).isThrownBy(() -> sign(witnessed, 4));
        assertThat(Files.exists(folder.resolve("witness1"))).isTrue();
    }

    private WitnessedSigner witnessed(String needed) {
        StringBuilder policy = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            policy.append("witness w%d %s http://localhost:%d/\n"
                    .formatted(i, cosigners.get(i).key(), servers.get(i).port()));
        }
        byte[] seed = new byte[32];
        seed[0] = 9;
        policy.append("witness gone %s http://localhost:1/\n"
                .formatted(new Ed25519Cosigner("witness.example/9", seed, CLOCK).key()));
        policy.append("group g ").append(needed).append(" w0 w1 gone\nquorum g\n");
        return new WitnessedSigner(
                signer, TrustPolicy.parse(policy.toString().getBytes(StandardCharsets.UTF_8)), TIMEOUT);
    }

    private SignedNote sign(WitnessedSigner witnessed, int size) {
        return witnessed.sign(head(size), earlier -> tree.consistencyProof(earlier, size));
    }

    private Checkpoint head(int size) {
        return new Checkpoint(ORIGIN, size, tree.root(size));
    }

    private static List<byte[]> hashes() {
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            hashes.add(EntryHash.of(("entry " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return hashes;
    }
}
