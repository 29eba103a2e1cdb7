/**
 * Referral, application, interview, admission, terms. One file per use case.
 *
 * <p>Guarantee: two people admit, and neither referred or interviewed the candidate; terms of a member never overlap.
 * May use: decision, rules, events, values.
 */
@NullMarked
package org.guildbook.membership;

import org.jspecify.annotations.NullMarked;
