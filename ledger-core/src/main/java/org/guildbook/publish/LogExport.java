package org.guildbook.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.ExportManifest;
import org.guildbook.chain.OpeningLine;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;
import org.guildbook.chain.TiledTree;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;

/**
 * One log up to a checkpoint as a single zip file, its members stored in the order in which a verifier reads them.
 *
 * <p>The same checkpoint and the same openings give the same bytes, so that a transfer that broke off is continued by leaving
 * out what has arrived. Of what is written, only the names of the members stay in memory.
 */
public final class LogExport {

    /** Gives what may be shown of the sealed parts. */
    @FunctionalInterface
    public interface Openings {

        /** The {@link OpeningLine}s of the entries from {@code first} on; entries without one are not shown. */
        byte[] of(long first, int entries) throws IOException;
    }

    /** What may be shown to a reader, from the journal. */
    public static Openings from(Journal journal, UUID community, Predicate<StoredEntry> mayOpen) {
        return (first, entries) -> {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (StoredEntry entry : journal.entries(community, first, entries)) {
                byte[] salt = entry.salt();
                byte[] sealed = entry.sealed();
                if (salt != null && sealed != null && mayOpen.test(entry)) {
                    lines.writeBytes(OpeningLine.of(entry.position(), salt, sealed));
                }
            }
            return lines.toByteArray();
        };
    }

    /** Of every member, so that the time of the export is not in its bytes; zip files know no earlier month. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final SignedNote checkpoint;
    private final Checkpoint head;
    private final String policy;
    private final TiledTree.Tiles tiles;
    private final Optional<Openings> openings;

    /**
     * An export.
     *
     * @param checkpoint of at least one entry
     * @param policy keys and witnesses of the log as tlog-policy writes them, for information: whoever verifies has them from
     *     elsewhere
     * @param tiles of the log, at least as large as the checkpoint says
     */
    public LogExport(SignedNote checkpoint, String policy, TiledTree.Tiles tiles, Optional<Openings> openings) {
        this.checkpoint = checkpoint;
        this.head = Checkpoint.parse(checkpoint.text());
        this.policy = policy;
        this.tiles = tiles;
        this.openings = openings;
    }

    /**
     * Writes the bundle from a byte on.
     *
     * @param fromByte how many bytes at its beginning are left out
     */
    public void write(OutputStream out, long fromByte) throws IOException {
        // The stream belongs to the caller: the zip is finished, not closed.
        ZipOutputStream zip = new ZipOutputStream(new TailOutputStream(out, fromByte));
        ExportManifest manifest = new ExportManifest(head.origin(), head.size(), openings.isPresent());
        member(zip, ExportManifest.PATH, manifest.encoded());
        member(zip, LogFolder.CHECKPOINT, checkpoint.encoded());
        member(zip, "policy", policy.getBytes(StandardCharsets.UTF_8));
        long bundles = Math.ceilDiv(head.size(), Tile.FULL);
        for (long index = 0; index < bundles; index++) {
            bundle(zip, Tile.of(Tile.ENTRIES, index, head.size()));
        }
        for (int level = 1; Tile.hashes(level, head.size()) > 0; level++) {
            long hashes = Tile.hashes(level, head.size());
            if (hashes % Tile.FULL > 0) {
                hashes(zip, Tile.of(level, hashes / Tile.FULL, head.size()));
            }
        }
        zip.finish();
        out.flush();
    }

    /** A bundle of entries, what is sealed in them, and the tiles that it fills. */
    private void bundle(ZipOutputStream zip, Tile bundle) throws IOException {
        byte[] entries = tiles.read(bundle);
        int[] ranges = EntryBundle.ranges(entries, entries.length, bundle.width());
        member(zip, bundle.path(), Arrays.copyOf(entries, ranges[ranges.length - 1]));
        hashes(zip, new Tile(0, bundle.index(), bundle.width()));
        if (openings.isPresent()) {
            member(zip, OpeningLine.path(bundle), openings.get().of(bundle.index() * Tile.FULL, bundle.width()));
        }
        long full = bundle.index() + 1;
        for (int level = 1; bundle.isFull() && full % Tile.FULL == 0; level++) {
            full /= Tile.FULL;
            hashes(zip, new Tile(level, full - 1, Tile.FULL));
        }
    }

    private void hashes(ZipOutputStream zip, Tile tile) throws IOException {
        member(zip, tile.path(), Arrays.copyOf(tiles.read(tile), tile.width() * EntryHash.BYTES));
    }

    private static void member(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
