package org.guildbook.tampering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.commons.io.FileUtils;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TiledTree;
import org.guildbook.chain.VerifierKey;
import org.guildbook.chain.WitnessRequest;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.guildbook.publish.Publishing;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.signer.SignedHeads;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.witness.Witness;

/** A log of forty entries in the database and in files, published at twenty and at forty, and what can be done to it. */
final class Scene {

    static final int ENTRIES = 40;

    /** Position of the entry that attackers change. */
    static final int CHANGED = 25;

    /** Position of the entry of which somebody has a receipt. */
    static final int RECEIPT = 30;

    static final String ORIGIN = EntryHash.origin(SampleFacts.COMMUNITY);

    /** Folder of a signer with keys that nobody trusts. */
    static final String STRANGER = "stranger";

    private static final NoteSigner WITNESS =
            new Ed25519Cosigner("witness.example/w1", new byte[32], Clock.systemUTC());

    private static final String LOG = "public/" + SampleFacts.COMMUNITY + "/";

    private final HikariDataSource owner;
    private final SavedTables tables;
    private final Path recorded;
    private final Path folder;
    private final StoredEntry[] entries = new StoredEntry[ENTRIES];
    private final List<VerifierKey> keys;

    /** Records the log, publishes it, and saves all of it. */
    Scene(HikariDataSource owner, Path recorded, Path folder) throws Exception {
        this.owner = owner;
        this.recorded = recorded;
        this.folder = folder;
        try (GuardedSigner signer = signer("signer")) {
            keys = signer.keys(ORIGIN);
        }
        append(ENTRIES / 2);
        publish();
        askWitness();
        Files.createDirectories(recorded);
        copy(folder.resolve(LOG), recorded.resolve("older"));
        append(ENTRIES / 2);
        publish();
        askWitness();
        signer(STRANGER).close();
        try (Journal journal = journal(Clock.systemUTC())) {
            for (int i = 0; i < ENTRIES; i++) {
                entries[i] = journal.entry(SampleFacts.COMMUNITY, i).orElseThrow();
            }
        }
        copy(folder, recorded.resolve("all"));
        tables = SavedTables.of(owner);
    }

    /** As it was recorded. */
    void restore() throws Exception {
        tables.restore();
        FileUtils.deleteDirectory(folder.toFile());
        copy(recorded.resolve("all"), folder);
    }

    DataSource owner() {
        return owner;
    }

    List<VerifierKey> keys() {
        return keys;
    }

    VerifierKey witness() {
        return WITNESS.key();
    }

    Path published() {
        return folder.resolve(LOG);
    }

    SignedNote earlier() throws IOException {
        return SignedNote.parse(
                Files.readAllBytes(recorded.resolve("all").resolve(LOG).resolve("checkpoint")));
    }

    StoredEntry entry(int position) {
        return entries[position];
    }

    Map<String, Object> leaf(int position) throws NotCanonicalException {
        return CanonicalReader.object(entries[position].leaf());
    }

    byte[] leafBytes(int position) {
        return entries[position].leaf();
    }

    byte[] hash(int position) {
        return entries[position].hash();
    }

    /** Past every trigger. */
    void sql(String sql) throws SQLException {
        tables.execute(sql);
    }

    /** Outside of a transaction. */
    void alone(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All connections made from now on have another time zone. */
    void moveToShanghai() throws SQLException {
        alone(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), 'Asia/Shanghai'); END $$");
        owner.getHikariPoolMXBean().softEvictConnections();
    }

    void append(int more) {
        appendAt(Duration.ZERO, more);
    }

    void appendAt(Duration offset, int more) {
        try (Journal journal = journal(Clock.offset(Clock.systemUTC(), offset))) {
            SampleFacts.append(journal, more);
            journal.indexTags();
        }
    }

    /** In the name of an entry that says so. */
    void erase(int position) {
        try (Journal journal = journal(Clock.systemUTC())) {
            journal.append(Condition.NONE, List.of(SampleFacts.erasure(position)))
                    .join();
            journal.erase(
                    SampleFacts.COMMUNITY,
                    journal.head(SampleFacts.COMMUNITY).orElseThrow().position());
        }
    }

    private Journal journal(Clock clock) {
        return Journal.open(owner, JournalSettings.DEFAULTS, clock);
    }

    /** Takes the newest entries away, with every trace of them. */
    void cutTo(int size) throws SQLException {
        for (String table : List.of("entry", "numbered")) {
            sql("DELETE FROM journal.%s WHERE place > %d".formatted(table, size));
        }
        sql("DELETE FROM journal.tag; UPDATE journal.indexed SET place = 0");
        sql(Rewriting.HEADS);
    }

    /** Changes an entry, and everything that follows from it. */
    void rewrite(int position, Consumer<Map<String, Object>> change) throws Exception {
        sql(new Rewriting(owner).from(position, change));
    }

    void copyOutAndIn() throws Exception {
        TextCopies.outAndIn(owner, tables);
    }

    static String earlier(String time, Duration by) {
        return Leaf.time(Instant.parse(time).minus(by));
    }

    /** What the signer does not want to sign. */
    Map<UUID, SigningIncidentException> publish() throws IOException {
        return publish("signer");
    }

    private Map<UUID, SigningIncidentException> publish(String signerFolder) throws IOException {
        try (Journal journal = journal(Clock.systemUTC());
                GuardedSigner signer = signer(signerFolder)) {
            return Publishing.publish(
                    journal, signer, folder.resolve("public"), folder.resolve("place"), Clock.systemUTC());
        }
    }

    /** From the first entry on, with other keys. */
    void publishAs(String signerFolder) throws IOException {
        delete("public");
        delete("place");
        publish(signerFolder);
    }

    /** From the first entry on, with the keys of the log, but without what they have signed. */
    void publishWithoutMemory() throws IOException {
        FileUtils.cleanDirectory(folder.resolve("signer/heads").toFile());
        publishAs("signer");
    }

    private GuardedSigner signer(String signerFolder) throws IOException {
        return GuardedSigner.open(folder.resolve(signerFolder), "secret".toCharArray(), Clock.systemUTC());
    }

    void replaceKeys() throws IOException {
        delete("signer/keys");
        copy(folder.resolve(STRANGER + "/keys"), folder.resolve("signer/keys"));
    }

    void addKey() throws IOException {
        Files.copy(folder.resolve(STRANGER + "/keys/log-ed25519.pem"), folder.resolve("signer/keys/next-ed25519.pem"));
    }

    void overwriteMemory(String text) throws IOException {
        for (Path head :
                Objects.requireNonNull(FileUtils.listFiles(
                                folder.resolve("signer/heads").toFile(), null, false))
                        .stream()
                        .map(file -> file.toPath())
                        .toList()) {
            Files.writeString(head, text);
        }
    }

    void putBackCheckpoint() throws IOException {
        Files.write(published().resolve("checkpoint"), earlier().encoded());
    }

    void showOlder() throws IOException {
        delete("public");
        copy(recorded.resolve("older"), published());
    }

    void changeCheckpoint() throws IOException {
        flip("checkpoint", (ORIGIN + "\n" + ENTRIES + "\n").getBytes(US_ASCII));
    }

    /** Changes a bit in the middle of some bytes of a published file. */
    void flip(String file, byte[] within) throws IOException {
        Path path = published().resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        bytes[indexOf(bytes, within) + within.length / 2] ^= 1;
        Files.write(path, bytes);
    }

    static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not there: " + new String(part, UTF_8));
    }

    void delete(String path) throws IOException {
        FileUtils.forceDelete(folder.resolve(path).toFile());
    }

    /** Publishes the line of the witness as well, if it is one that the witness gives. */
    void askWitness() throws IOException {
        Path file = published().resolve("checkpoint");
        byte[] note = Files.readAllBytes(file);
        long size = Checkpoint.parse(SignedNote.parse(note).text()).size();
        SignedHeads seen = new SignedHeads(folder.resolve("witness"));
        long before = seen.last(ORIGIN).map(Checkpoint::size).orElse(0L);
        List<byte[]> proof =
                before == 0 || size < before ? List.of() : tree(size).consistencyProof(before, size);
        Witness.Answer answer = new Witness(keys, WITNESS, seen)
                .addCheckpoint(new WitnessRequest(before, proof, SignedNote.parse(note)).encoded());
        if (answer.status() == 200) {
            Files.write(file, answer.body(), StandardOpenOption.APPEND);
        }
    }

    /** The tree over the published hashes. */
    MerkleTree tree(long size) {
        return new MerkleTree(new TiledTree(size, tile -> {
            try {
                return Files.readAllBytes(published().resolve(tile.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private static void copy(Path from, Path to) throws IOException {
        FileUtils.copyDirectory(from.toFile(), to.toFile());
    }
}
