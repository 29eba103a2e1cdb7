/**
 * The community's money besides dues: expenses submitted, approved, paid. One file per use case.
 *
 * <p>Guarantee: nobody approves or pays the own expense; no fund and no account is overdrawn; every voucher sums to
 * zero. May use: decision, rules, events, values.
 */
@NullMarked
package org.guildbook.accounts;

import org.jspecify.annotations.NullMarked;
