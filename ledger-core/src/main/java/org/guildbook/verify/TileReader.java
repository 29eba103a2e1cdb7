package org.guildbook.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.guildbook.chain.Tile;
import org.guildbook.verify.Finding.Kind;

/** Reads tiles; where a partial one is gone, the full one that took its place. */
final class TileReader {

    private final LogSource source;

    TileReader(LogSource source) {
        this.source = source;
    }

    /** The bytes of another file, which may be missing. */
    Optional<byte[]> read(String path) throws IOException {
        return source.read(path);
    }

    /** The bytes; or empty, and a finding says so. */
    Optional<byte[]> read(Tile tile, List<Finding> findings) throws IOException {
        return read(tile, source::read, findings);
    }

    /** The bytes, as {@link LogSource#read(String, ByteBuffer)} reads them; or empty, and a finding says so. */
    Optional<ByteBuffer> read(Tile tile, ByteBuffer before, List<Finding> findings) throws IOException {
        return read(tile, path -> source.read(path, before), findings);
    }

    private static <T> Optional<T> read(Tile tile, Reading<T> source, List<Finding> findings) throws IOException {
        Optional<T> bytes = source.read(tile.path());
        if (bytes.isEmpty() && !tile.isFull()) {
            bytes = source.read(tile.full().path());
        }
        if (bytes.isEmpty()) {
            int height = Tile.HEIGHT * Math.max(0, tile.level());
            long first = (tile.index() * Tile.FULL) << height;
            findings.add(new Finding(Kind.MISSING, first, tile.path() + " is missing"));
        }
        return bytes;
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> read(String path) throws IOException;
    }
}
