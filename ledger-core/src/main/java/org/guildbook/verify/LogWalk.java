package org.guildbook.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.CompactRange;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Tile;
import org.guildbook.verify.BundleCheck.CheckedBundle;
import org.guildbook.verify.Finding.Kind;
import org.guildbook.verify.LeafCheck.CheckedLeaf;
import org.jspecify.annotations.Nullable;

/** Follows what runs across the bundles of a log, in order: links, times, ids, document numbers, tree. */
final class LogWalk implements AutoCloseable {

    private final Checkpoint head;
    private final Optional<Checkpoint> earlier;
    private final List<Finding> findings;
    private final UpperTiles upper;
    private final EventIds ids = new EventIds();
    private final Map<String, Long> documents = new HashMap<>();
    private final CompactRange range = new CompactRange();
    private @Nullable CheckedBundle last;
    private boolean gap;

    LogWalk(Checkpoint head, Optional<Checkpoint> earlier, TileReader tiles, List<Finding> findings)
            throws IOException {
        this.head = head;
        this.earlier = earlier;
        this.findings = findings;
        this.upper = new UpperTiles(tiles, findings);
    }

    void take(CheckedBundle bundle) throws IOException {
        findings.addAll(bundle.findings());
        if (bundle.isMissing()) {
            gap = true;
            last = null;
            return;
        }
        CheckedLeaf first = bundle.leaves().getFirst();
        if (last != null) {
            BundleCheck.follows(first, last.hashes().getLast(), last.leaves().getLast(), findings);
        } else if (bundle.first() == 0) {
            requireBeginning(first);
        }
        for (CheckedLeaf leaf : bundle.leaves()) {
            ids.add(leaf.eventId(), leaf.position());
            number(leaf);
        }
        last = bundle;
        if (!gap) {
            grow(bundle);
        }
    }

    private void requireBeginning(CheckedLeaf first) {
        Optional<UUID> community = community();
        if (community.isEmpty()) {
            findings.add(new Finding(Kind.CHECKPOINT, Finding.WHOLE_LOG, "not the origin of a log: " + head.origin()));
        } else if (!first.prev().equals(HexFormat.of().formatHex(EntryHash.beforeFirst(community.get())))) {
            findings.add(new Finding(Kind.PREV, 0, "prev is not the hash of the origin"));
        }
    }

    private Optional<UUID> community() {
        try {
            UUID community = UUID.fromString(head.origin().replace(EntryHash.ORIGIN_PREFIX, ""));
            return EntryHash.origin(community).equals(head.origin()) ? Optional.of(community) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Numbers of a series follow each other from 1. */
    private void number(CheckedLeaf leaf) {
        if (leaf.document().isEmpty()) {
            return;
        }
        int dash = leaf.document().lastIndexOf('-');
        String series = leaf.document().substring(0, Math.max(0, dash));
        String digits = leaf.document().substring(dash + 1);
        long number = digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
        long before = gap ? number - 1 : documents.getOrDefault(series, 0L);
        if (number != before + 1) {
            findings.add(new Finding(
                    Kind.DOCUMENT, leaf.position(), leaf.document() + " follows number " + before + " of its series"));
        }
        documents.put(series, number);
    }

    private void grow(CheckedBundle bundle) throws IOException {
        if (earlier.isPresent()
                && earlier.get().size() > bundle.first()
                && earlier.get().size() <= bundle.first() + bundle.hashes().size()) {
            CompactRange before = range.copy();
            bundle.hashes()
                    .subList(0, (int) (earlier.get().size() - bundle.first()))
                    .forEach(before::append);
            if (!Arrays.equals(before.root(), earlier.get().root())) {
                findings.add(new Finding(
                        Kind.FORK,
                        Finding.WHOLE_LOG,
                        "its first " + before.size() + " entries are not those of the earlier checkpoint"));
            }
        }
        if (bundle.bundle().isFull()) {
            range.append(Tile.HEIGHT, bundle.root());
            upper.add(1, bundle.root());
        } else {
            bundle.hashes().forEach(range::append);
        }
    }

    /** After the last bundle. */
    void finish() throws IOException {
        ids.finish(findings);
        if (gap || range.size() < head.size()) {
            return;
        }
        upper.finish();
        if (!Arrays.equals(range.root(), head.root())) {
            findings.add(new Finding(Kind.ROOT, Finding.WHOLE_LOG, "the entries do not have the signed root"));
        }
    }

    @Override
    public void close() throws IOException {
        ids.close();
    }
}
