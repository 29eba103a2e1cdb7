/**
 * The public fee account: where the money came from and where it went.
 *
 * <p>Guarantee: computed from the open postings alone, sums to zero, names no payer. May use: events, values, runtime,
 * spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.feeaccounts;

import org.jspecify.annotations.NullMarked;
