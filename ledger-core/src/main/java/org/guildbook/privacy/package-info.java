/**
 * Privacy: the end of personal data. One file per use case.
 *
 * <p>Guarantee: personal data are destroyed by two people, for a named reason, and never of a member. May use: decision,
 * rules, events, values.
 */
@NullMarked
package org.guildbook.privacy;

import org.jspecify.annotations.NullMarked;
