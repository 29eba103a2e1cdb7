package org.guildbook.signer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.chain.MerkleProof;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignatureType;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;
import org.guildbook.signer.SigningIncidentException.Incident;

/**
 * Signs with the keys of a folder and remembers there what it has signed.
 *
 * <p>The memory is written and forced to disk before a signature leaves: after a crash in between, the log can only be where
 * the memory says, or further. One process holds the folder at a time. Whoever restores the folder from a backup makes the
 * guard forget what it signed since; restore keys only, never {@code heads}.
 */
public final class GuardedSigner implements CheckpointSigner, AutoCloseable {

    private static final String KEYS = "keys";

    private final FileChannel lock;
    private final Path folder;
    private final char[] passphrase;
    private final InstantSource clock;
    private final SignedHeads heads;
    private final Set<String> permits = new HashSet<>();

    private volatile KeyRing keys;

    private GuardedSigner(FileChannel lock, Path folder, char[] passphrase, InstantSource clock, SignedHeads heads)
            throws IOException {
        this.lock = lock;
        this.folder = folder;
        this.passphrase = passphrase.clone();
        this.clock = clock;
        this.heads = heads;
        this.keys = KeyRing.open(folder.resolve(KEYS), passphrase, clock);
    }

    /**
     * Opens a folder; in an empty one makes keys first, with a warning.
     *
     * @param passphrase of all key files
     * @param clock for the times in cosignatures
     * @throws SignerInUseException if another process holds the folder
     * @throws IOException also if the passphrase is another
     * @throws SigningIncidentException if there are keys but no memory, or the reverse
     */
    public static GuardedSigner open(Path folder, char[] passphrase, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isFree(lock)) {
                throw new SignerInUseException(folder);
            }
            Path keys = folder.resolve(KEYS);
            Path heads = folder.resolve("heads");
            if (KeyRing.isEmpty(keys)) {
                makeKeys(keys, heads, passphrase);
            }
            if (!Files.exists(heads)) {
                throw new SigningIncidentException(
                        Incident.HEADS_MISSING,
                        heads + " is gone: compare the published checkpoints with the database,"
                                + " then make the folder again");
            }
            return new GuardedSigner(lock, folder, passphrase, clock, new SignedHeads(heads));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Whether there are keys in the folder, so that {@link #open} would make none. */
    public static boolean hasKeys(Path folder) throws IOException {
        return !KeyRing.isEmpty(folder.resolve(KEYS));
    }

    private static void makeKeys(Path keys, Path heads, char[] passphrase) throws IOException {
        Files.createDirectories(heads);
        try (Stream<Path> signed = Files.list(heads)) {
            if (signed.findAny().isPresent()) {
                throw new SigningIncidentException(
                        Incident.KEYS_MISSING, "restore the keys to " + keys + ", what they signed is in " + heads);
            }
        }
        KeyRing.create(keys, passphrase);
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public synchronized SignedNote sign(Checkpoint next, Growth growth) {
        if (next.size() < 1) {
            throw new IllegalArgumentException("an empty log has nothing to sign");
        }
        try {
            Optional<Checkpoint> last = heads.last(next.origin());
            if (last.isPresent()) {
                requireContinuation(last.get(), next, growth);
            } else if (isRestored(next.origin()) && !permits.contains(next.origin())) {
                throw new SigningIncidentException(
                        Incident.RESTORE_NOT_PERMITTED, next.origin() + " follows a log that was signed further");
            }
            if (last.isEmpty() || last.get().size() < next.size()) {
                heads.put(next);
            }
            return SignedNote.sign(next.text(), keys.signers(next.origin()).toArray(NoteSigner[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException("what was signed cannot be kept, so nothing is signed", e);
        }
    }

    private static boolean isRestored(String origin) {
        return LogName.of(origin).filter(name -> name.incarnation() > 1).isPresent();
    }

    /**
     * Lets a log go on from a backup under another name. Whoever writes to the database cannot say this: otherwise the guard
     * could be got around by an entry that claims a restore.
     */
    public synchronized void permit(LogName restored) {
        permits.add(restored.origin());
    }

    @Override
    public long signedSize(String origin) {
        try {
            return heads.last(origin).map(Checkpoint::size).orElse(0L);
        } catch (IOException e) {
            throw new UncheckedIOException("what was signed cannot be read", e);
        }
    }

    private static void requireContinuation(Checkpoint last, Checkpoint next, Growth growth) {
        String change = next.origin() + ": from " + last.size() + " entries to " + next.size();
        if (next.size() < last.size()) {
            throw new SigningIncidentException(Incident.LOG_SHRUNK, change);
        }
        boolean continues = next.size() == last.size()
                ? MessageDigest.isEqual(next.root(), last.root())
                : MerkleProof.consistent(
                        last.size(), last.root(), next.size(), next.root(), growth.proofFrom(last.size()));
        if (!continues) {
            throw new SigningIncidentException(Incident.LOG_FORKED, change);
        }
    }

    /**
     * Makes one more key of Ed25519, unless there is one of this name: from now on it signs as well.
     *
     * @param name lowercase letters, digits and hyphens; sorts behind the names of the keys before, for example a year
     */
    public synchronized void addKey(String name) throws IOException {
        if (KeyRing.add(folder.resolve(KEYS), name, passphrase)) {
            keys = KeyRing.open(folder.resolve(KEYS), passphrase, clock);
        }
    }

    @Override
    public Optional<Endorsed> endorseNewest(String origin, Optional<VerifierKey> before) {
        List<NoteSigner> signing = keys.signers(origin).stream()
                .filter(signer -> signer.key().type() == SignatureType.ED25519)
                .toList();
        VerifierKey next = signing.getLast().key();
        return signing.stream()
                .filter(signer -> before.isEmpty() || before.get().equals(signer.key()))
                .findFirst()
                .filter(signer -> !signer.key().equals(next))
                .map(signer -> new Endorsed(next, KeyRotation.endorse(next, signer)));
    }

    @Override
    public List<VerifierKey> keys(String origin) {
        return keys.signers(origin).stream().map(NoteSigner::key).toList();
    }

    /** Lets another process have the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
