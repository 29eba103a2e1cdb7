package org.guildbook.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded PostgreSQL and the files beside it, held by one process at a time.
 *
 * <p>Beside {@code postgres} stand {@code postgres.lock}, {@code postgres.password} (readable by its owner only) and
 * {@code postgres.log}; PostgreSQL itself wants its folder for itself.
 */
final class DataDirectory implements AutoCloseable {

    private static final int PASSWORD_BYTES = 24;

    private final Path postgres;
    private final FileChannel lockFile;

    private DataDirectory(Path postgres, FileChannel lockFile) {
        this.postgres = postgres;
        this.lockFile = lockFile;
    }

    /** Takes the folder for this process; refused with a sentence when another process has it. */
    static DataDirectory open(Path postgres) {
        Path absolute = postgres.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolveSibling("."));
            FileChannel lockFile =
                    FileChannel.open(sibling(absolute, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw new DatabaseFailure(
                        "Another Guildbook is running on the data in %s.".formatted(absolute),
                        "Stop it first, or give this one a folder of its own: guildbook.database.embedded.directory.");
            }
            return new DataDirectory(absolute, lockFile);
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "The folder for the data cannot be used: %s.".formatted(absolute),
                    "Make it writable, or name another: guildbook.database.embedded.directory.",
                    e);
        }
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The default folder: {@code data/postgres} in the checkout, also when started from one of its modules. */
    static Path inCheckout() {
        Path here = Path.of("").toAbsolutePath();
        @Nullable Path root = here;
        while (root != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return (root == null ? here : root).resolve("data").resolve("postgres");
    }

    Path postgres() {
        return postgres;
    }

    /** Where a new cluster is made before it is moved to its place, so that a half-made one is never used. */
    Path unfinished() {
        return sibling(postgres, ".unfinished");
    }

    Path log() {
        return sibling(postgres, ".log");
    }

    Path passwordFile() {
        return sibling(postgres, ".password");
    }

    /** The password of the embedded server; made once, at random. */
    String password() {
        Path file = passwordFile();
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(secret);
                createOwnerOnly(file);
                Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "The password of the embedded PostgreSQL cannot be read from %s.".formatted(file),
                    "Make the file readable for the user who starts Guildbook.",
                    e);
        }
    }

    private static void createOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static Path sibling(Path postgres, String ending) {
        return postgres.resolveSibling(postgres.getFileName() + ending);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
