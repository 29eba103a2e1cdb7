package org.guildbook.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.CompactRange;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LogRestoration;
import org.guildbook.chain.Tile;
import org.guildbook.verify.BundleCheck.CheckedBundle;
import org.guildbook.verify.BundleCheck.Numbered;
import org.guildbook.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** Follows what runs across the bundles of a log, in order: links, times, ids, document numbers, tree. */
final class LogWalk implements AutoCloseable {

    private static final int MAX_DIGITS = 18;

    private final Checkpoint head;
    private final Optional<Checkpoint> earlier;
    private final List<Finding> findings;
    private final UpperTiles upper;
    private final EventIds ids = new EventIds();
    private final Map<String, Long> documents = new HashMap<>();
    private final CompactRange range = new CompactRange();
    private final PartySequences sequences;
    private final Optional<FeeAccount> fees;
    private final List<KeyRotation> rotations = new ArrayList<>();
    private final TileReader tiles;
    private final Stamps stamps;
    private final List<LogRestoration> restorations = new ArrayList<>();
    private long shown;
    private @Nullable CheckedBundle last;
    private boolean gap;
    private boolean differs;

    LogWalk(Checkpoint head, Optional<Checkpoint> earlier, Known known, TileReader tiles, List<Finding> findings)
            throws IOException {
        this.head = head;
        this.earlier = earlier;
        this.findings = findings;
        this.upper = new UpperTiles(tiles, findings);
        this.tiles = tiles;
        this.stamps = new Stamps(head, known.authorities(), findings);
        this.fees = known.fees().map(published -> new FeeAccount(published, findings));
        this.sequences =
                new PartySequences(community().map(EntryHash::beforeFirst).orElse(new byte[0]), findings);
    }

    /** How many sealed parts were shown so far. */
    long shown() {
        return shown;
    }

    /** The keys that the log named so far. */
    List<KeyRotation> rotations() {
        return rotations;
    }

    /** The restores that the log told of so far, each of the next incarnation. */
    List<LogRestoration> restorations() {
        return restorations;
    }

    /** Whether no entry was missing. */
    boolean isWhole() {
        return !gap;
    }

    /** Whether the log begins otherwise than the earlier checkpoint says. */
    boolean differs() {
        return differs;
    }

    void take(CheckedBundle bundle) throws IOException {
        findings.addAll(bundle.findings());
        rotations.addAll(bundle.rotations());
        bundle.restorations().stream()
                .filter(each -> each.incarnation() == restorations.size() + 2)
                .forEach(restorations::add);
        sequences.take(bundle);
        shown += bundle.opened().shown();
        if (bundle.isMissing()) {
            gap = true;
            last = null;
            return;
        }
        CheckedBundle before = last;
        if (before != null) {
            int newest = before.bundle().width() - 1;
            BundleCheck.follows(bundle.first(), bundle.prev(), before.hashes(), newest, findings);
            BundleCheck.follows(bundle.first(), bundle.firstAt(), before.lastAt(), findings);
        } else if (bundle.first() == 0) {
            requireBeginning(bundle);
        }
        for (int i = 0; i < bundle.bundle().width(); i++) {
            ids.add(bundle.eventIds()[2 * i], bundle.eventIds()[2 * i + 1], bundle.first() + i);
        }
        bundle.documents().forEach(this::number);
        fees.ifPresent(account -> account.take(bundle));
        stamps.add(bundle.stamps());
        last = bundle;
        if (!gap) {
            grow(bundle);
        }
    }

    private void requireBeginning(CheckedBundle first) {
        Optional<UUID> community = community();
        if (community.isEmpty()) {
            findings.add(new Finding(Kind.CHECKPOINT, Finding.WHOLE_LOG, "not the origin of a log: " + head.origin()));
        } else if (!Arrays.equals(first.prev(), EntryHash.beforeFirst(community.get()))) {
            findings.add(new Finding(Kind.PREV, 0, "prev is not the hash of the origin"));
        }
    }

    private Optional<UUID> community() {
        return LogName.of(head.origin()).map(LogName::community);
    }

    /** Numbers of a series follow each other from 1. */
    private void number(Numbered entry) {
        String document = entry.document();
        int dash = document.lastIndexOf('-');
        String series = document.substring(0, Math.max(0, dash));
        long number = digits(document, dash + 1);
        long before = gap ? number - 1 : documents.getOrDefault(series, 0L);
        if (number != before + 1) {
            findings.add(new Finding(
                    Kind.DOCUMENT, entry.position(), document + " follows number " + before + " of its series"));
        }
        documents.put(series, number);
    }

    /** 0 if there are none, too many, or something else. */
    private static long digits(String text, int from) {
        long number = 0;
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9' || at - from == MAX_DIGITS) {
                return 0;
            }
            number = 10 * number + text.charAt(at) - '0';
        }
        return number;
    }

    private void grow(CheckedBundle bundle) throws IOException {
        if (earlier.isPresent()
                && earlier.get().size() > bundle.first()
                && earlier.get().size() <= bundle.first() + bundle.bundle().width()) {
            CompactRange before = range.copy();
            append(bundle, (int) (earlier.get().size() - bundle.first()), before);
            differs = !Arrays.equals(before.root(), earlier.get().root());
        }
        if (bundle.bundle().isFull()) {
            range.append(Tile.HEIGHT, bundle.root());
            upper.add(1, bundle.root());
        } else {
            append(bundle, bundle.bundle().width(), range);
        }
    }

    private static void append(CheckedBundle bundle, int entries, CompactRange range) {
        for (int i = 0; i < entries; i++) {
            range.append(bundle.hash(i));
        }
    }

    /** After the last bundle; returns what was checked. */
    List<String> finish() throws IOException {
        ids.finish(findings);
        if (gap || range.size() < head.size()) {
            return List.of();
        }
        upper.finish();
        fees.ifPresent(account -> account.finish(head.size()));
        if (!Arrays.equals(range.root(), head.root())) {
            findings.add(new Finding(Kind.ROOT, Finding.WHOLE_LOG, "the entries do not have the signed root"));
            return List.of();
        }
        return stamps.finish(tiles);
    }

    @Override
    public void close() throws IOException {
        ids.close();
    }
}
