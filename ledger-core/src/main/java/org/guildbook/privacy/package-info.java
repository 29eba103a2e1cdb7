/**
 * Parties and their privacy: who is known, who appears how before whom, and the end of personal data. One file per use case.
 *
 * <p>Guarantee: no fact holds personal data, only where the vault keeps them; personal data are destroyed by two people, for a
 * named reason, and never of a member. May use: decision, rules, events, values.
 */
@NullMarked
package org.guildbook.privacy;

import org.jspecify.annotations.NullMarked;
