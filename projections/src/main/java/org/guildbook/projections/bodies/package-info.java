/**
 * Boards with their teams and meetings, committees, and when small groups met.
 *
 * <p>Guarantee: nothing here is about a person. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.bodies;

import org.jspecify.annotations.NullMarked;
