/**
 * Who holds which office on a day; what a reader may read follows from it.
 *
 * <p>Guarantee: an office vacated is not held from that day on. May use: events, values, rules, rests,
 * runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.officeholders;

import org.jspecify.annotations.NullMarked;
