package org.guildbook.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.chain.TooLargeException;

/** Appends stamped on top of one head, to be committed by one statement, and what to tell each of them afterwards. */
final class Batch {

    private final GlobalHead before;
    private final Heads heads;
    private final RecentWindow window;
    private final TagIndex index;
    private final List<PendingAppend> appends = new ArrayList<>();
    private final List<StampedEntry> entries = new ArrayList<>();
    private final List<Runnable> outcomes = new ArrayList<>();
    private GlobalHead after;

    Batch(GlobalHead before, Heads heads, RecentWindow window, TagIndex index) {
        this.before = before;
        this.after = before;
        this.heads = heads;
        this.window = window;
        this.index = index;
    }

    void reject(PendingAppend append, Exception reason) {
        appends.add(append);
        outcomes.add(() -> append.outcome().completeExceptionally(reason));
    }

    /** Stamps all drafts of the append, or rejects it if one grows beyond a limit of the format. */
    void accept(PendingAppend append, Instant now) {
        // A single draft leaves nothing behind when it is rejected: only several need a layer of their own.
        Heads layer = append.drafts().size() == 1 ? heads : heads.layer();
        // No log of this database runs backwards, so a time also finds a place.
        Instant at = now.isAfter(after.at()) ? now : after.at();
        Stamper stamper = new Stamper(layer, at);
        List<StampedEntry> stamped = new ArrayList<>(append.drafts().size());
        try {
            for (PreparedDraft draft : append.drafts()) {
                stamped.add(stamper.stamp(draft, after.place() + 1 + stamped.size()));
            }
        } catch (TooLargeException e) {
            reject(append, new RefusedDraftException(String.valueOf(e.getMessage())));
            return;
        }
        if (layer != heads) {
            layer.merge();
        }
        stamped.forEach(entry -> {
            window.add(entry.entry());
            index.add(TagRows.of(entry));
        });
        entries.addAll(stamped);
        StoredEntry last = stamped.getLast().entry();
        after = new GlobalHead(last.place(), last.hash(), at);
        Appended appended = new Appended(
                last.place(), stamped.stream().map(StampedEntry::stamp).toList());
        appends.add(append);
        outcomes.add(() -> append.outcome().complete(appended));
    }

    GlobalHead before() {
        return before;
    }

    GlobalHead after() {
        return after;
    }

    /** All, accepted or rejected, in the order in which they came. */
    List<PendingAppend> appends() {
        return appends;
    }

    List<StampedEntry> entries() {
        return entries;
    }

    /** Tells each append what became of it, on threads of their own. */
    void answer() {
        Thread.startVirtualThread(() -> outcomes.forEach(Thread::startVirtualThread));
    }
}
