package org.guildbook.axon;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.guildbook.decision.Today;
import org.guildbook.encoding.Envelope;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Criterion;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;

/** One attempt to decide a command: what the storage engine must know about it, and what came of it. */
final class Attempt {

    private static final ResourceKey<Attempt> KEY = ResourceKey.withLabel("attempt");

    private final CommunityId community;
    private final Envelope envelope;
    private final boolean dryRun;
    private final boolean inLine;
    private final List<Criterion> boundary = new ArrayList<>();
    private long boundaryPlace = Long.MAX_VALUE;
    private volatile @Nullable Today today;
    private volatile @Nullable Receipt receipt;

    Attempt(CommunityId community, Envelope envelope, boolean dryRun, boolean inLine) {
        this.community = community;
        this.envelope = envelope;
        this.dryRun = dryRun;
        this.inLine = inLine;
    }

    /** The attempt the context belongs to; outside a command nothing can be decided or recorded. */
    static Attempt in(@Nullable ProcessingContext context) {
        Attempt attempt = context == null ? null : context.getResource(KEY);
        if (attempt == null) {
            throw new IllegalStateException("facts are read for a decision, and recorded, inside a command only");
        }
        return attempt;
    }

    void begin(ProcessingContext context) {
        context.putResource(KEY, this);
    }

    CommunityId community() {
        return community;
    }

    Envelope envelope() {
        return envelope;
    }

    boolean dryRun() {
        return dryRun;
    }

    /** Whether it has waited in the {@link DecisionQueue}; others let it go first. */
    boolean inLine() {
        return inLine;
    }

    /** Adds facts the decision was based on; what is recorded fails if more of them were recorded after {@code place}. */
    void dependsOn(List<Criterion> criteria, long place) {
        boundary.addAll(criteria);
        boundaryPlace = Math.min(boundaryPlace, place);
    }

    /** The whole boundary: what was told here, and what Axon knows of. */
    Condition boundaryWith(Condition sourced) {
        if (boundary.isEmpty()) {
            return sourced;
        }
        List<Criterion> all = new ArrayList<>(boundary);
        all.addAll(sourced.criteria());
        return new Condition(Math.min(boundaryPlace, sourced.afterPlace()), all);
    }

    @Nullable
    Today today() {
        return today;
    }

    void decidedOn(Today date) {
        today = date;
    }

    @Nullable
    Receipt receipt() {
        return receipt;
    }

    void recorded(Receipt lastEntry) {
        receipt = lastEntry;
    }
}
