package org.guildbook.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.HashTile;
import org.guildbook.chain.LogName;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;

/** The files of one published log. */
final class LogFolder {

    /** Puts bytes in place of a file, whole and durable. */
    @FunctionalInterface
    interface FileWriter {
        void replace(Path file, byte[] bytes) throws IOException;
    }

    static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final FileWriter writer;

    LogFolder(Path folder, FileWriter writer) {
        this.folder = folder;
        this.writer = writer;
    }

    Optional<SignedNote> checkpoint() throws IOException {
        return find(CHECKPOINT).map(SignedNote::parse);
    }

    /** The bytes of a file; it may be gone by the next moment, when a full tile takes the place of a partial one. */
    Optional<byte[]> find(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(path)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Moves what was published of an earlier incarnation out of the way, as evidence: nothing of it is to be overwritten. */
    void setAsideBefore(LogName name) throws IOException {
        Optional<LogName> published = checkpoint()
                .flatMap(note -> LogName.of(Checkpoint.parse(note.text()).origin()));
        if (published.isPresent() && published.get().incarnation() < name.incarnation()) {
            Files.move(
                    folder,
                    folder.resolveSibling(
                            name.community() + "." + published.get().incarnation()));
        }
    }

    void write(SignedNote checkpoint) throws IOException {
        writer.replace(folder.resolve(CHECKPOINT), checkpoint.encoded());
    }

    void write(Tile tile, byte[] bytes) throws IOException {
        writer.replace(folder.resolve(tile.path()), bytes);
        if (tile.isFull()) {
            deletePartial(tile);
        }
    }

    /** The bytes of a tile, or of the full one that took its place. */
    byte[] read(Tile tile) {
        try {
            Optional<byte[]> bytes = find(tile.path());
            return bytes.isPresent()
                    ? bytes.get()
                    : Files.readAllBytes(folder.resolve(tile.full().path()));
        } catch (IOException e) {
            throw new UncheckedIOException(tile.path() + " cannot be read", e);
        }
    }

    List<byte[]> hashes(Tile tile) {
        return HashTile.decode(read(tile), tile.width());
    }

    /** Whoever still wants a partial tile finds its content at the beginning of the full one. */
    private void deletePartial(Tile full) throws IOException {
        Path partial = folder.resolve(full.path() + ".p");
        if (Files.isDirectory(partial)) {
            try (Stream<Path> files = Files.walk(partial)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
