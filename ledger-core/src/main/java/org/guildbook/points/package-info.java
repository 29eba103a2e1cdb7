/**
 * Reward points: budgets, grants, tips. One file per use case.
 *
 * <p>Guarantee: a balance never becomes negative; every voucher sums to zero. May use: decision, rules, events, values.
 */
@NullMarked
package org.guildbook.points;

import org.jspecify.annotations.NullMarked;
