package org.guildbook.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.LogName;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.MerkleProof;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.Tile;
import org.guildbook.chain.TiledTree;
import org.guildbook.timestamp.Authorities;
import org.guildbook.timestamp.BadTimestampException;
import org.guildbook.timestamp.Timestamp;
import org.guildbook.verify.Finding.Kind;

/** Checks the time stamps that a log holds of its own earlier checkpoints. What it remembers grows with the number of them. */
final class Stamps {

    /** The kind of entry that holds one. */
    static final String TYPE = "community.CheckpointStamped";

    /** How far the clocks of ledger and authority may be apart. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final Checkpoint head;
    private final Authorities authorities;
    private final List<Finding> findings;
    private final List<Stamp> stamps = new ArrayList<>();

    Stamps(Checkpoint head, Authorities authorities, List<Finding> findings) {
        this.head = head;
        this.authorities = authorities;
        this.findings = findings;
    }

    /**
     * What an entry says.
     *
     * @param at of the entry, microseconds since 1970
     * @param token in base 64
     */
    record Stamp(long position, long at, long size, String root, String token) {}

    /** Reads an entry that holds a stamp; one that cannot be read has a size of 0. */
    static Stamp read(byte[] leaf, long position, long at) {
        try {
            if (CanonicalReader.object(leaf).get("open") instanceof Map<?, ?> open
                    && open.get("size") instanceof Long size
                    && open.get("root") instanceof String root
                    && open.get("token") instanceof String token) {
                return new Stamp(position, at, size, root, token);
            }
        } catch (NotCanonicalException _) {
            // Reported by the check of the leaf.
        }
        return new Stamp(position, at, 0, "", "");
    }

    void add(List<Stamp> more) {
        stamps.addAll(more);
    }

    /** After the whole log was found to have the signed root; returns what was checked. */
    List<String> finish(TileReader tiles) throws IOException {
        if (stamps.isEmpty()) {
            return List.of();
        }
        if (authorities.isEmpty()) {
            return List.of(stamps.size() + " time stamps, not checked: no authority is given");
        }
        MerkleTree tree = new MerkleTree(new TiledTree(head.size(), tile -> read(tiles, tile)));
        Instant newest = Instant.EPOCH;
        for (Stamp stamp : stamps) {
            try {
                Instant at = check(stamp, tree);
                newest = at.isAfter(newest) ? at : newest;
            } catch (BadTimestampException | IllegalArgumentException e) {
                findings.add(new Finding(Kind.TIMESTAMP, stamp.position(), String.valueOf(e.getMessage())));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return List.of(stamps.size() + " time stamps, the newest of " + newest);
    }

    private Instant check(Stamp stamp, MerkleTree tree) {
        byte[] root = HexFormat.of().parseHex(stamp.root());
        if (stamp.size() < 1
                || stamp.size() > stamp.position()
                || !MerkleProof.consistent(
                        stamp.size(),
                        root,
                        head.size(),
                        head.root(),
                        tree.consistencyProof(stamp.size(), head.size()))) {
            throw new MalformedException("the stamped checkpoint is not one of this log before the entry");
        }
        Timestamp token = Timestamp.parse(Base64.getDecoder().decode(stamp.token()));
        verify(token, stamp.size(), root);
        Instant recorded = stamp.at() == Leaf.NO_TIME ? Instant.MIN : Instant.EPOCH.plus(stamp.at(), ChronoUnit.MICROS);
        if (token.at().isAfter(recorded.plus(CLOCK_TOLERANCE))) {
            findings.add(
                    new Finding(Kind.TIME, stamp.position(), "stamped at " + token.at() + ", after it was recorded"));
        }
        return token.at();
    }

    /** Under the name that the log has now, or had before a restore. */
    private void verify(Timestamp token, long size, byte[] root) {
        LogName name = LogName.of(head.origin()).orElseThrow(() -> new MalformedException("not the origin of a log"));
        for (int incarnation = name.incarnation(); ; incarnation--) {
            String origin = new LogName(name.community(), incarnation).origin();
            try {
                token.verify(new Checkpoint(origin, size, root).text(), authorities);
                return;
            } catch (BadTimestampException e) {
                if (incarnation == 1) {
                    throw e;
                }
            }
        }
    }

    private static byte[] read(TileReader tiles, Tile tile) {
        try {
            List<Finding> missing = new ArrayList<>();
            return tiles.read(tile, missing).orElseThrow(() -> new MalformedException(missing.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
