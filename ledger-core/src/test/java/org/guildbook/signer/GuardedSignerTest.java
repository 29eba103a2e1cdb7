package org.guildbook.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.SignatureType;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;
import org.guildbook.signer.CheckpointSigner.Endorsed;
import org.guildbook.signer.SigningIncidentException.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedSignerTest {

    private static final String ORIGIN = "guildbook.org/log/019b76da-a800-7000-8000-000000000001";

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_767_225_600));

    private final List<byte[]> log = leaves("entry", 40);

    @TempDir
    Path folder;

    @BeforeEach
    void makeKeys() throws IOException {
        open().close();
    }

    @Test
    void a_log_that_grows_is_signed_under_its_name_by_ed25519_and_ml_dsa() throws IOException {
        try (GuardedSigner signer = open()) {
            for (int size : new int[] {1, 2, 7, 8, 8, 40}) {
                SignedNote note = sign(signer, log, size);
                assertThat(note.verify(signer.keys(ORIGIN)))
                        .extracting(VerifierKey::name, VerifierKey::type)
                        .containsExactly(
                                tuple(ORIGIN, SignatureType.ED25519),
                                tuple(ORIGIN, SignatureType.ML_DSA_44_COSIGNATURE));
                assertThat(note.signatures().getLast().cosignedAt()).isEqualTo(1_767_225_600);
            }
        }
    }

    @Test
    void keys_and_memory_outlive_the_process() throws IOException {
        List<VerifierKey> keys;
        try (GuardedSigner signer = open()) {
            keys = signer.keys(ORIGIN);
            sign(signer, log, 20);
        }
        try (GuardedSigner signer = open()) {
            assertThat(signer.keys(ORIGIN)).isEqualTo(keys);
            assertIncident(Incident.LOG_SHRUNK, signer, log, 19);
            sign(signer, log, 21);
        }
    }

    @Test
    void a_log_that_shrinks_or_forks_is_refused_and_the_true_one_is_still_signed() throws IOException {
        List<byte[]> other = new ArrayList<>(log);
        other.set(3, EntryHash.of(new byte[] {1}));
        try (GuardedSigner signer = open()) {
            sign(signer, log, 20);

            assertIncident(Incident.LOG_SHRUNK, signer, log, 19);
            assertIncident(Incident.LOG_FORKED, signer, other, 20);
            assertIncident(Incident.LOG_FORKED, signer, other, 40);
            assertThatExceptionOfType(SigningIncidentException.class)
                    .isThrownBy(() -> signer.sign(head(log, 30), _ -> List.of()))
                    .withMessage("log-forked: " + ORIGIN + ": from 20 entries to 30");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> signer.sign(head(log, 0), _ -> List.of()));

            assertThat(sign(signer, log, 40).signatures()).hasSize(2);
        }
    }

    @Test
    void a_key_that_is_added_signs_beside_the_others_and_the_first_vouches_for_it() throws IOException {
        try (GuardedSigner signer = open()) {
            VerifierKey first = signer.keys(ORIGIN).getFirst();
            assertThat(signer.endorseNewest(ORIGIN, Optional.empty())).isEmpty();
            signer.addKey("2027");
            signer.addKey("2027");
            VerifierKey next = signer.keys(ORIGIN).get(1);
            assertThat(sign(signer, log, 3).verify(List.of(first, next))).containsExactly(first, next);
            Endorsed endorsed = signer.endorseNewest(ORIGIN, Optional.empty()).orElseThrow();
            assertThat(new KeyRotation(endorsed.next(), endorsed.line(), LocalDate.EPOCH).isVouchedBy(List.of(first)))
                    .isTrue();
            assertThat(endorsed.next()).isEqualTo(next);

            signer.addKey("2028");
            assertThat(signer.endorseNewest(ORIGIN, Optional.of(next))
                            .orElseThrow()
                            .next())
                    .isNotIn(first, next);
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> signer.addKey("../x"));
        }
        try (GuardedSigner signer = open()) {
            assertThat(signer.keys(ORIGIN)).hasSize(4);
        }
    }

    @Test
    void another_incarnation_of_a_log_is_signed_only_when_the_operator_allows_it() throws IOException {
        LogName second = new LogName(LogName.of(ORIGIN).orElseThrow().community(), 2);
        Checkpoint head = new Checkpoint(second.origin(), 1, EntryHash.of(new byte[0]));
        try (GuardedSigner signer = open()) {
            sign(signer, log, 20);
            assertThatExceptionOfType(SigningIncidentException.class)
                    .isThrownBy(() -> signer.sign(head, _ -> List.of()))
                    .satisfies(e -> assertThat(e.incident()).isEqualTo(Incident.RESTORE_NOT_PERMITTED));
            signer.permit(second);
            assertThat(signer.sign(head, _ -> List.of()).text()).isEqualTo(head.text());
            assertIncident(Incident.LOG_SHRUNK, signer, log, 19);
        }
        try (GuardedSigner signer = open()) {
            assertThat(signer.sign(head, _ -> List.of()).text()).isEqualTo(head.text());
        }
    }

    @Test
    void logs_are_remembered_apart() throws IOException {
        try (GuardedSigner signer = open()) {
            sign(signer, log, 20);
            Checkpoint other = new Checkpoint("guildbook.org/log/other", 1, EntryHash.of(new byte[0]));
            assertThat(signer.sign(other, _ -> List.of()).text()).isEqualTo(other.text());
            assertThat(signer.keys("guildbook.org/log/other").getFirst().id())
                    .isNotEqualTo(signer.keys(ORIGIN).getFirst().id());
        }
    }

    @Test
    void without_its_memory_nothing_is_signed() throws IOException {
        try (GuardedSigner signer = open()) {
            sign(signer, log, 20);
        }
        Path heads = folder.resolve("heads");
        Path head = only(heads);
        String kept = Files.readString(head);

        Files.writeString(head, kept.substring(0, kept.length() - 2));
        try (GuardedSigner signer = open()) {
            assertIncident(Incident.HEADS_DAMAGED, signer, log, 21);
        }
        Files.writeString(head, kept.replace(ORIGIN, "guildbook.org/log/other"));
        try (GuardedSigner signer = open()) {
            assertIncident(Incident.HEADS_DAMAGED, signer, log, 21);
        }
        Files.delete(head);
        Files.delete(heads);
        assertThatExceptionOfType(SigningIncidentException.class)
                .isThrownBy(this::open)
                .satisfies(e -> assertThat(e.incident()).isEqualTo(Incident.HEADS_MISSING));
    }

    @Test
    void lost_keys_are_not_replaced_in_silence() throws IOException {
        try (GuardedSigner signer = open()) {
            sign(signer, log, 20);
        }
        try (DirectoryStream<Path> keys = Files.newDirectoryStream(folder.resolve("keys"))) {
            for (Path key : keys) {
                Files.delete(key);
            }
        }
        assertThatExceptionOfType(SigningIncidentException.class)
                .isThrownBy(this::open)
                .satisfies(e -> assertThat(e.incident()).isEqualTo(Incident.KEYS_MISSING));
    }

    @Test
    void a_wrong_passphrase_opens_nothing() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> GuardedSigner.open(folder, "guess".toCharArray(), CLOCK))
                .withMessageContaining("is the passphrase right?");
    }

    @Test
    void one_process_holds_the_folder() throws IOException {
        try (GuardedSigner signer = open()) {
            assertThat(signer.keys(ORIGIN)).hasSize(2);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("somebody else signs");
        }
    }

    @Test
    void the_key_file_is_encrypted_and_its_folder_is_its_owners_only() throws IOException {
        Path file = folder.resolve("keys").resolve("log-ed25519.pem");
        assertThat(Files.readString(file, StandardCharsets.US_ASCII))
                .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void two_keys_sign_side_by_side_during_a_change_of_keys() throws IOException {
        KeyFile.write(
                folder.resolve("keys").resolve("next-ed25519.pem"),
                new Ed25519PrivateKeyParameters(new byte[32]),
                passphrase());
        try (GuardedSigner signer = open()) {
            assertThat(sign(signer, log, 5).verify(signer.keys(ORIGIN))).hasSize(3);
        }
    }

    private GuardedSigner open() throws IOException {
        return GuardedSigner.open(folder, passphrase(), CLOCK);
    }

    private static char[] passphrase() {
        return "correct horse".toCharArray();
    }

    private static SignedNote sign(GuardedSigner signer, List<byte[]> leaves, int size) {
        return signer.sign(head(leaves, size), from -> MerkleTree.over(leaves).consistencyProof(from, size));
    }

    private static void assertIncident(Incident incident, GuardedSigner signer, List<byte[]> leaves, int size) {
        assertThatExceptionOfType(SigningIncidentException.class)
                .isThrownBy(() -> sign(signer, leaves, size))
                .satisfies(e -> assertThat(e.incident()).isEqualTo(incident));
    }

    private static Checkpoint head(List<byte[]> leaves, int size) {
        return new Checkpoint(ORIGIN, size, MerkleTree.over(leaves).root(size));
    }

    private static Path only(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return files.iterator().next();
        }
    }

    private static List<byte[]> leaves(String name, int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] text = name.getBytes(StandardCharsets.US_ASCII);
            leaves.add(EntryHash.of(
                    ByteBuffer.allocate(4 + text.length).put(text).putInt(i).array()));
        }
        return leaves;
    }
}
