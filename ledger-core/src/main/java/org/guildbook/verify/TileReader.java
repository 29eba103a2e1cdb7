package org.guildbook.verify;

import java.io.IOException;
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
        Optional<byte[]> bytes = source.read(tile.path());
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
}
