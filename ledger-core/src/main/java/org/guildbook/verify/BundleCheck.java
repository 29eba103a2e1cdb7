package org.guildbook.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.EntryDigests;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LogRestoration;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.OpeningLine;
import org.guildbook.chain.Tile;
import org.guildbook.verify.Finding.Kind;
import org.guildbook.verify.SealedScan.Opened;
import org.guildbook.verify.Stamps.Stamp;
import org.guildbook.verify.TrialBalance.Turnover;

/** Checks up to 256 entries by themselves and against the tile of their hashes. For one thread. */
final class BundleCheck {

    private final TileReader tiles;
    private final String origin;
    private final Optional<UUID> community;
    private final LeafScan scan;
    private final EntryDigests digests = new EntryDigests();
    private final SealedScan sealed = new SealedScan();
    private final List<KeyRotation> rotations = new ArrayList<>();
    private final List<Stamp> stamps = new ArrayList<>();
    private final List<LogRestoration> restorations = new ArrayList<>();
    private final boolean opened;
    private final Optional<TrialBalance> fees;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /**
     * Checks bundles of one log.
     *
     * @param opened whether sealed parts are to be there as well
     * @param fees says which money to add up
     */
    BundleCheck(TileReader tiles, String origin, boolean opened, Optional<TrialBalance> fees) {
        this.tiles = tiles;
        this.origin = origin;
        this.opened = opened;
        this.fees = fees;
        this.community = LogName.of(origin).map(LogName::community);
        this.scan = new LeafScan(community.map(UUID::toString).orElse(""));
    }

    /** Series and number of an entry. */
    record Numbered(long position, String document) {}

    /**
     * What the bundle holds; nothing if it is missing.
     *
     * @param hashes of the entries, one after the other
     * @param root of its subtree, of a full bundle only
     * @param prev what its first entry names as the hash before
     * @param firstAt time of its first entry
     * @param lastAt time of its last entry
     * @param eventIds of the entries, in two halves each
     * @param opened what was shown of the sealed parts
     * @param money that was moved, if it was to be added up
     * @param rotations of the key of the log
     * @param stamps of time
     * @param restorations of the log
     */
    record CheckedBundle(
            Tile bundle,
            byte[] hashes,
            byte[] root,
            byte[] prev,
            long firstAt,
            long lastAt,
            long[] eventIds,
            List<Numbered> documents,
            Opened opened,
            SortedMap<String, Turnover> money,
            List<KeyRotation> rotations,
            List<Stamp> stamps,
            List<LogRestoration> restorations,
            List<Finding> findings) {

        long first() {
            return bundle.index() * Tile.FULL;
        }

        boolean isMissing() {
            return hashes.length == 0;
        }

        byte[] hash(int index) {
            return Arrays.copyOfRange(hashes, index * EntryHash.BYTES, (index + 1) * EntryHash.BYTES);
        }
    }

    /** Checks the bundles {@code [from, to)} of a log of so many entries. */
    List<CheckedBundle> check(long from, long to, long entries) throws IOException {
        List<CheckedBundle> checked = new ArrayList<>();
        for (long bundle = from; bundle < to; bundle++) {
            checked.add(check(Tile.of(Tile.ENTRIES, bundle, entries)));
        }
        return checked;
    }

    private CheckedBundle check(Tile bundle) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<ByteBuffer> read = tiles.read(bundle, bytes, findings);
        int[] ranges = {};
        try {
            if (read.isPresent()) {
                bytes = read.get();
                ranges = EntryBundle.ranges(bytes.array(), bytes.limit(), bundle.width());
            }
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.FORM, bundle.index() * Tile.FULL, bundle.path() + ": " + e.getMessage()));
        }
        CheckedBundle checked = check(bundle, bytes.array(), ranges, findings);
        compare(checked);
        return checked;
    }

    private CheckedBundle check(Tile bundle, byte[] bytes, int[] ranges, List<Finding> findings) throws IOException {
        int entries = ranges.length / 2;
        byte[] hashes = new byte[entries * EntryHash.BYTES];
        byte[] seals = new byte[hashes.length];
        long[] eventIds = new long[2 * entries];
        List<Numbered> documents = new ArrayList<>();
        SortedMap<String, Turnover> money = new TreeMap<>();
        rotations.clear();
        stamps.clear();
        restorations.clear();
        byte[] prev = {};
        long firstAt = Leaf.NO_TIME;
        long before = Leaf.NO_TIME;
        for (int i = 0; i < entries; i++) {
            long position = bundle.index() * Tile.FULL + i;
            CheckedLeaf leaf = leaf(bytes, ranges[2 * i], ranges[2 * i + 1], position, findings);
            digests.hash(bytes, ranges[2 * i], ranges[2 * i + 1], hashes, i);
            if (i == 0) {
                prev = leaf.prev().clone();
                firstAt = leaf.at();
            } else {
                follows(position, leaf.prev(), hashes, i - 1, findings);
                follows(position, leaf.at(), before, findings);
            }
            before = leaf.at();
            System.arraycopy(leaf.seal(), 0, seals, i * EntryHash.BYTES, leaf.seal().length);
            UUID eventId = leaf.eventId();
            eventIds[2 * i] = eventId.getMostSignificantBits();
            eventIds[2 * i + 1] = eventId.getLeastSignificantBits();
            if (!leaf.document().isEmpty()) {
                documents.add(new Numbered(position, leaf.document()));
            }
            count(bytes, ranges[2 * i], ranges[2 * i + 1], position, money);
        }
        byte[] root = entries == Tile.FULL ? digests.root(hashes) : new byte[0];
        Opened shown = opened(bundle, seals, findings);
        return new CheckedBundle(
                bundle,
                hashes,
                root,
                prev,
                firstAt,
                before,
                eventIds,
                documents,
                shown,
                money,
                List.copyOf(rotations),
                List.copyOf(stamps),
                List.copyOf(restorations),
                findings);
    }

    private void count(byte[] bytes, int from, int to, long position, SortedMap<String, Turnover> money) {
        if (fees.isPresent() && fees.get().covers(position)) {
            try {
                fees.get().count(CanonicalReader.object(Arrays.copyOfRange(bytes, from, to)), money);
            } catch (NotCanonicalException _) {
                // Reported by the check of the leaf.
            }
        }
    }

    private Opened opened(Tile bundle, byte[] seals, List<Finding> findings) throws IOException {
        if (!opened || seals.length == 0) {
            return Opened.NOTHING;
        }
        Optional<byte[]> openings = tiles.read(OpeningLine.path(bundle));
        if (openings.isEmpty()) {
            findings.add(
                    new Finding(Kind.MISSING, bundle.index() * Tile.FULL, OpeningLine.path(bundle) + " is missing"));
            return Opened.NOTHING;
        }
        return sealed.check(openings.get(), bundle.index() * Tile.FULL, seals, findings);
    }

    private CheckedLeaf leaf(byte[] bytes, int from, int to, long position, List<Finding> findings) {
        if (scan.fits(bytes, from, to, position)) {
            return scan;
        }
        byte[] leaf = Arrays.copyOfRange(bytes, from, to);
        LeafCheck.Result exactly = LeafCheck.check(leaf, position, origin);
        findings.addAll(exactly.findings());
        if (exactly.findings().isEmpty()) {
            learn(leaf);
            if (exactly.isStamp()) {
                stamps.add(Stamps.read(leaf, position, exactly.at()));
            }
        }
        return exactly;
    }

    /** What the log says about how it is signed; what cannot be read says nothing. */
    private void learn(byte[] leaf) {
        try {
            KeyRotation.in(leaf).ifPresent(rotations::add);
            community.flatMap(id -> LogRestoration.in(leaf, id)).ifPresent(restorations::add);
        } catch (MalformedException _) {
            // Nobody vouches for it.
        }
    }

    /** Whether an entry names the hash of the one before it, which is at {@code index}. */
    static void follows(long position, byte[] prev, byte[] hashes, int index, List<Finding> findings) {
        int from = index * EntryHash.BYTES;
        if (!Arrays.equals(prev, 0, prev.length, hashes, from, from + EntryHash.BYTES)) {
            findings.add(new Finding(Kind.PREV, position, "prev is not the hash of the entry before"));
        }
    }

    /** Whether an entry is not earlier than the one before it. */
    static void follows(long position, long at, long before, List<Finding> findings) {
        if (at < before && at != Leaf.NO_TIME) {
            findings.add(new Finding(Kind.TIME, position, time(at) + " after " + time(before)));
        }
    }

    private static String time(long micros) {
        return Leaf.time(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private void compare(CheckedBundle bundle) throws IOException {
        Tile tile = new Tile(0, bundle.bundle().index(), bundle.bundle().width());
        Optional<byte[]> published = tiles.read(tile, bundle.findings());
        if (published.isEmpty() || bundle.isMissing()) {
            return;
        }
        byte[] bytes = published.get();
        byte[] hashes = bundle.hashes();
        if (bytes.length < hashes.length || bytes.length % EntryHash.BYTES != 0) {
            bundle.findings()
                    .add(new Finding(Kind.FORM, bundle.first(), tile.path() + ": not " + tile.width() + " hashes"));
            return;
        }
        for (int at = Arrays.mismatch(hashes, bytes); at >= 0 && at < hashes.length; ) {
            int wrong = at / EntryHash.BYTES;
            bundle.findings()
                    .add(new Finding(
                            Kind.HASH, bundle.first() + wrong, "the entry does not have the hash in " + tile.path()));
            int next = (wrong + 1) * EntryHash.BYTES;
            int further = Arrays.mismatch(hashes, next, hashes.length, bytes, next, hashes.length);
            at = further < 0 ? -1 : next + further;
        }
    }
}
