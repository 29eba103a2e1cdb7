/**
 * When memberships rest or end before their time; each read model that needs a standing keeps its own copy.
 *
 * <p>Guarantee: folded in the order of the log onto terms, it gives the history that decisions see. May use: events,
 * values, rules, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.rests;

import org.jspecify.annotations.NullMarked;
