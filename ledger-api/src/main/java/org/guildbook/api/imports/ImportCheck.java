package org.guildbook.api.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.guildbook.api.endpoints.Writes;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Receipt;
import org.guildbook.decision.Refused;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;

/** Has the ledger decide every command of a plan without recording any. */
final class ImportCheck {

    /** Commands decided at a time. */
    private static final int WINDOW = 64;

    /** What is refused whatever the file says. */
    private static final Set<String> OF_NO_ROW =
            Set.of("not-authorised", "founding-phase-over", "unknown-community", "effective-date-in-future");

    /** Where to look for what the ledger refuses. */
    private static final Map<String, Column> COLUMNS = Map.of(
            "term-overlaps", Column.TERM_FROM,
            "term-empty", Column.TERM_TO,
            "settled-in-future", Column.PAID_ON,
            "amount-not-positive", Column.AMOUNT,
            "already-a-member", Column.MEMBER_REF,
            "vault-record-erased", Column.MEMBER_REF,
            "limit-exceeded", Column.MEMBER_REF,
            "chapter-not-open", Column.CHAPTER_CODE,
            "chapter-code-taken", Column.CHAPTER_CODE);

    private final Ledger ledger;
    private final CommunityId community;
    private final List<RowFault> faults = new ArrayList<>();
    private final Set<ImportStep> recorded = new HashSet<>();

    private ImportCheck(Ledger ledger, CommunityId community) {
        this.ledger = ledger;
        this.community = community;
    }

    /**
     * What the ledger says to a plan.
     *
     * @param recorded steps that it knows already
     */
    record Result(List<RowFault> faults, Set<ImportStep> recorded) {}

    /** Tries every step; throws {@link Refused} for what is refused whatever the file says. */
    static Result of(Ledger ledger, CommunityId community, List<ImportStep> steps) {
        ImportCheck check = new ImportCheck(ledger, community);
        check.run(steps);
        return new Result(check.faults, check.recorded);
    }

    private record Asked(ImportStep step, CompletableFuture<Receipt> answer) {}

    private void run(List<ImportStep> steps) {
        Queue<Asked> window = new ArrayDeque<>();
        for (ImportStep step : steps) {
            if (window.size() == WINDOW) {
                collect(window.remove());
            }
            try {
                window.add(new Asked(step, ledger.submit(community, step.tried(), step.trial())));
            } catch (Refused erased) {
                tell(step, erased);
            }
        }
        window.forEach(this::collect);
    }

    private void collect(Asked asked) {
        try {
            if (asked.answer.join().repeated()) {
                recorded.add(asked.step);
            }
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof Refused refused)) {
                throw Writes.failure(e.getCause());
            }
            tell(asked.step, refused);
        }
    }

    private void tell(ImportStep step, Refused refused) {
        if (OF_NO_ROW.contains(refused.rule())) {
            throw refused;
        }
        if (isForWantOfAChapterToCome(step, refused)) {
            return;
        }
        @Nullable Column column = COLUMNS.get(refused.rule());
        Refused told = refused.rule().equals("command-reused") ? new Refused("row-changed") : refused;
        faults.add(new RowFault(step.rowOf(refused), column == null ? null : column.header(), told.rule(), null));
    }

    /** A member of a chapter that is founded first is refused for want of it, and for nothing else. */
    private static boolean isForWantOfAChapterToCome(ImportStep step, Refused refused) {
        return step.after().stream().anyMatch(ImportStep.Opening.class::isInstance)
                && refused.rule().equals("unknown-reference")
                && refused.details().containsKey("chapter");
    }
}
