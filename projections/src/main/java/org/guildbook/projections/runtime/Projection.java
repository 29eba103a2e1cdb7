package org.guildbook.projections.runtime;

import java.util.List;
import org.guildbook.events.Recorded;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Turns facts into the rows of one read model.
 *
 * <p>The rows must not depend on how the facts were cut into pages: a rebuild with large pages equals what grew live.
 * Statements name tables without a schema, because the runtime decides whether they write the read model or a scratch
 * copy of it.
 */
public interface Projection {

    /** Name of the read model, its token and its as-of mark, for example {@code feeaccounts}. */
    String name();

    /** All its tables, without schema; a rebuild empties them and a digest reads them. */
    List<String> tables();

    /**
     * Folds the facts, which follow each other in the order of the ledger, and writes the rows in bulk.
     *
     * <p>Runs inside the transaction that also moves the token; an exception rolls all of it back.
     */
    void apply(List<Recorded> page, JdbcOperations db);

    /**
     * Computes what follows from rows that were written since the last time; nothing, for most.
     *
     * <p>Live it ends every page, in the same transaction; a rebuild does it once, at its end. What is still to be
     * computed is therefore kept in a table.
     */
    default void settle(JdbcOperations db) {}
}
