package org.guildbook.api.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.guildbook.signer.DurableFile;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of parties: a file each, wrapped by a master key that lies beside them. Outside of the database and of its backups.
 *
 * <p>Destroying a key overwrites its file, and leaves a mark there: the party gets no other.
 */
final class PartyKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PartyKeys.class);

    private static final byte[] DESTROYED = "destroyed\n".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final VaultKey master;

    private PartyKeys(Path folder, VaultKey master) {
        this.folder = folder;
        this.master = master;
    }

    /**
     * Opens a folder; in an empty one makes a master key first, with a warning.
     *
     * @throws IOException also if there are keys of parties, but no master key
     */
    static PartyKeys open(Path folder) throws IOException {
        Path file = folder.resolve("master.key");
        if (!Files.exists(file)) {
            if (Files.exists(folder.resolve("parties"))) {
                throw new IOException(file + " is gone: restore it, without it nobody reads the personal data");
            }
            createFolder(folder);
            DurableFile.replace(file, VaultKey.draw().bytes());
            LOG.warn(
                    "A new master key of personal data was made: {}. Copy it to a safe place now, and keep the folder out of the"
                            + " backups of the database.",
                    file.toAbsolutePath());
        }
        return new PartyKeys(folder, new VaultKey(Files.readAllBytes(file)));
    }

    private static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The key of the party; empty if it has none, or none any more. */
    Optional<VaultKey> find(CommunityId community, PartyId party) {
        Path file = file(community, party);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] wrapped = Files.readAllBytes(file);
            return Arrays.equals(wrapped, DESTROYED)
                    ? Optional.empty()
                    : Optional.of(new VaultKey(master.open(wrapped, context(community, party))));
        } catch (IOException e) {
            throw new UncheckedIOException("a key of the vault cannot be read", e);
        }
    }

    /** The key of the party, made now if it has none; empty if it was destroyed. */
    Optional<VaultKey> findOrMake(CommunityId community, PartyId party) {
        Path file = file(community, party);
        try {
            if (!Files.exists(file)) {
                Path made = file.resolveSibling(
                        file.getFileName() + "-" + ProcessHandle.current().pid() + "-"
                                + Thread.currentThread().threadId());
                DurableFile.replace(made, master.seal(VaultKey.draw().bytes(), context(community, party)));
                link(made, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a key of the vault cannot be made", e);
        }
        return find(community, party);
    }

    /** Of two that make a key at once, the first counts. */
    private static void link(Path made, Path file) throws IOException {
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException _) {
            // Somebody else was faster.
        } finally {
            Files.delete(made);
        }
    }

    boolean isDestroyed(CommunityId community, PartyId party) {
        Path file = file(community, party);
        return Files.exists(file) && find(community, party).isEmpty();
    }

    /** Also of a party that has no key: it gets none. */
    void destroy(CommunityId community, PartyId party) {
        Path file = file(community, party);
        try {
            if (Files.exists(file)) {
                overwrite(file);
            }
            DurableFile.replace(file, DESTROYED);
        } catch (IOException e) {
            throw new UncheckedIOException("a key of the vault cannot be destroyed", e);
        }
    }

    /** In place, before the file is replaced: a file that was only deleted can be found on the disk. */
    private static void overwrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(VaultKey.BYTES + VaultKey.OVERHEAD_BYTES);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        }
    }

    /** The last digits of an id are random, so that no folder grows too full. */
    private Path file(CommunityId community, PartyId party) {
        String id = party.toString();
        return folder.resolve("parties")
                .resolve(community.toString())
                .resolve(id.substring(id.length() - 2))
                .resolve(id);
    }

    private static String context(CommunityId community, PartyId party) {
        return community + "/" + party;
    }
}
