package org.guildbook.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;
import org.guildbook.chain.TiledTree;
import org.guildbook.signer.DurableFile;

/** The files of one published log as anyone may read them, and the proofs that follow from them. */
public final class PublishedFiles {

    private final LogFolder folder;

    /** @param folder of all published logs */
    public PublishedFiles(Path folder, UUID community) {
        this.folder = new LogFolder(folder.resolve(community.toString()), DurableFile::replace);
    }

    /** A checkpoint and the tree under it. */
    public record Covered(Checkpoint head, SignedNote note, TiledTree tiles) {

        public MerkleTree tree() {
            return new MerkleTree(tiles);
        }

        /** The published hash of an entry. */
        public byte[] hash(long position) {
            return tiles.hash(0, position);
        }

        /** The hashes that lead from an entry to the root, bottom first. */
        public List<byte[]> inclusion(long position) {
            return tree().inclusionProof(position, head.size());
        }

        /** Whether the checkpoint says anything about the entry. */
        public boolean covers(long position) {
            return position < head.size();
        }
    }

    /** What the newest checkpoint covers; empty before the first. */
    public Optional<Covered> covered() throws IOException {
        return folder.checkpoint().map(note -> {
            Checkpoint head = Checkpoint.parse(note.text());
            return new Covered(head, note, new TiledTree(head.size(), folder::read));
        });
    }

    /** The bytes of the newest checkpoint; empty before the first. */
    public Optional<byte[]> checkpoint() throws IOException {
        return folder.find(LogFolder.CHECKPOINT);
    }

    /** The bytes of a tile; empty if there is none of this width. */
    public Optional<byte[]> tile(Tile tile) throws IOException {
        return folder.find(tile.path());
    }

    /**
     * The log up to a checkpoint in one file.
     *
     * @param checkpoint this or an earlier one of the log
     * @param policy keys and witnesses of the log, for information
     * @param openings what may be shown of the sealed parts
     */
    public LogExport export(SignedNote checkpoint, String policy, Optional<LogExport.Openings> openings) {
        return new LogExport(checkpoint, policy, folder::read, openings);
    }
}
