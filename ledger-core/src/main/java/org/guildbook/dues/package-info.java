/**
 * Membership dues: schedules, invoices, payments, and the months in which they are earned. One file per use case.
 *
 * <p>Guarantee: a payment is recorded once, never above its invoice, with a gapless receipt; every voucher sums to
 * zero. May use: decision, rules, events, values.
 */
@NullMarked
package org.guildbook.dues;

import org.jspecify.annotations.NullMarked;
