/**
 * How fast the ledger is, beside others that do a comparable thing on the same server in the same run.
 *
 * <p>One class per comparison ({@link org.guildbook.bench.Part}), one per contender. Contenders take turns, and what is
 * reported are medians and ratios: a machine is never quiet, but it disturbs all of them alike. Nothing here is used by
 * the ledger, and nothing of it runs unless asked for.
 */
@NullMarked
package org.guildbook.bench;

import org.jspecify.annotations.NullMarked;
