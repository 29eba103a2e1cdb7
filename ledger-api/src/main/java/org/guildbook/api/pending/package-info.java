/**
 * Commands that wait for a second person, outside the log.
 *
 * <p>Guarantee: a pending command binds nobody, is visible to the two people it names, waits at most 14 days, and their
 * number is bounded. May use: decision, values, Spring JDBC.
 */
@NullMarked
package org.guildbook.api.pending;

import org.jspecify.annotations.NullMarked;
