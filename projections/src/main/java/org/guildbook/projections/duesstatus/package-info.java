/**
 * What a member was asked to pay and what was paid, with receipt numbers.
 *
 * <p>Guarantee: one line per invoice, settled by its receipts. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.duesstatus;

import org.jspecify.annotations.NullMarked;
