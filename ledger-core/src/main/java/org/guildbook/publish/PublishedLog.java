package org.guildbook.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.guildbook.chain.BadSignatureException;
import org.guildbook.chain.CanonicalField;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.CompactRange;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.HashTile;
import org.guildbook.chain.LogName;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;
import org.guildbook.chain.TiledTree;
import org.guildbook.signer.CheckpointSigner;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.signer.SigningIncidentException.Incident;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log on its way into its folder: what the last, still growing tile of each level holds. */
final class PublishedLog {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedLog.class);

    private final String origin;
    private final LogFolder folder;
    private final KeysInForce keys;
    private final CompactRange range;
    private final List<byte[]> leaves = new ArrayList<>();
    /** Of each level the hashes that fill no tile yet. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    private byte[] lastHash;
    private long writtenSize;
    private @Nullable SignedNote lastSigned;

    private PublishedLog(LogName name, LogFolder folder, KeysInForce keys, CompactRange range) {
        this.origin = name.origin();
        this.folder = folder;
        this.keys = keys;
        this.range = range;
        this.lastHash = EntryHash.beforeFirst(name.community());
        this.writtenSize = range.size();
    }

    /**
     * Continues after the checkpoint in the folder; begins anew if there is none, or if the last tile of a
     * level does not bear it out. What befell older tiles since they were written, a verifier finds.
     */
    static PublishedLog resume(LogName name, LogFolder folder, KeysInForce keys) throws IOException {
        try {
            SignedNote note = folder.checkpoint().orElse(null);
            if (note == null) {
                return new PublishedLog(name, folder, keys, new CompactRange());
            }
            note.verify(keys.held());
            Checkpoint head = Checkpoint.parse(note.text());
            PublishedLog log =
                    new PublishedLog(name, folder, keys, CompactRange.of(head.size(), tiles(folder, head.size())));
            log.lastSigned = note;
            log.readLastTiles();
            if (log.head().text().equals(note.text())) {
                return log;
            }
            throw new MalformedException("the tiles are not those of the checkpoint");
        } catch (BadSignatureException | MalformedException | UncheckedIOException e) {
            LOG.warn("{} is published anew from its first entry: {}", name.origin(), e.getMessage());
            return new PublishedLog(name, folder, keys, new CompactRange());
        }
    }

    private static TiledTree tiles(LogFolder folder, long size) {
        return new TiledTree(size, folder::read);
    }

    private void readLastTiles() {
        long size = range.size();
        for (int level = 0; Tile.hashes(level, size) > 0; level++) {
            long hashes = Tile.hashes(level, size);
            levels.add(new ArrayList<>());
            if (hashes % Tile.FULL > 0) {
                levels.get(level).addAll(folder.hashes(Tile.of(level, hashes / Tile.FULL, size)));
            }
        }
        if (size % Tile.FULL > 0) {
            Tile bundle = Tile.of(Tile.ENTRIES, size / Tile.FULL, size);
            leaves.addAll(EntryBundle.decode(folder.read(bundle), bundle.width()));
            for (int i = 0; i < leaves.size(); i++) {
                if (!Arrays.equals(levels.getFirst().get(i), EntryHash.of(leaves.get(i)))) {
                    throw new MalformedException("the last entries are not those of their tile");
                }
            }
        }
        lastHash = folder.hashes(Tile.of(0, (size - 1) / Tile.FULL, size)).getLast();
    }

    long size() {
        return range.size();
    }

    /** The name under which its checkpoints are signed. */
    String origin() {
        return origin;
    }

    /** Hash of the newest entry. */
    byte[] lastHash() {
        return lastHash.clone();
    }

    Checkpoint head() {
        return new Checkpoint(origin, range.size(), range.root());
    }

    boolean hasUnwritten() {
        return writtenSize < range.size();
    }

    /**
     * Takes the next entry; a tile that it fills is written.
     *
     * @throws SigningIncidentException if it does not follow the entry before
     */
    void append(byte[] leaf) throws IOException {
        byte[] prev = CanonicalField.of(leaf, "prev").orElse(new byte[0]);
        if (!new String(prev, StandardCharsets.US_ASCII)
                .equals("\"" + HexFormat.of().formatHex(lastHash) + "\"")) {
            throw new SigningIncidentException(
                    Incident.LOG_FORKED, origin + ": entry " + size() + " does not follow the one published before it");
        }
        keys.take(leaf);
        long index = range.size() / Tile.FULL;
        lastHash = EntryHash.of(leaf);
        range.append(lastHash);
        leaves.add(leaf);
        if (leaves.size() == Tile.FULL) {
            folder.write(new Tile(Tile.ENTRIES, index, Tile.FULL), EntryBundle.encode(leaves));
            leaves.clear();
        }
        push(0, index, lastHash);
    }

    private void push(int level, long index, byte[] hash) throws IOException {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<byte[]> hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() == Tile.FULL) {
            folder.write(new Tile(level, index, Tile.FULL), HashTile.encode(hashes));
            byte[] root = MerkleTree.over(hashes).root(Tile.FULL);
            hashes.clear();
            push(level + 1, index / Tile.FULL, root);
        }
    }

    /** Writes the last tiles as far as they have changed, then has the head signed, then puts the checkpoint in place. */
    void publish(CheckpointSigner signer) throws IOException {
        keys.requireComplete(lastSigned);
        long size = range.size();
        if (hasUnwritten()) {
            writePartial(Tile.ENTRIES, EntryBundle.encode(leaves));
            for (int level = 0; level < levels.size(); level++) {
                if (Tile.hashes(level, size) > Tile.hashes(level, writtenSize)) {
                    writePartial(level, HashTile.encode(levels.get(level)));
                }
            }
        }
        MerkleTree tree = new MerkleTree(tiles(folder, size));
        SignedNote note = signer.sign(head(), earlier -> tree.consistencyProof(earlier, size));
        folder.write(note);
        lastSigned = note;
        writtenSize = size;
    }

    private void writePartial(int level, byte[] bytes) throws IOException {
        long hashes = Tile.hashes(level, range.size());
        if (hashes % Tile.FULL > 0) {
            folder.write(Tile.of(level, hashes / Tile.FULL, range.size()), bytes);
        }
    }
}
