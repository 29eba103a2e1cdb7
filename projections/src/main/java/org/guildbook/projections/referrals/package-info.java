/**
 * Whom a member referred, and what became of it.
 *
 * <p>Guarantee: depth one; a stage that was reversed does not count. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.referrals;

import org.jspecify.annotations.NullMarked;
