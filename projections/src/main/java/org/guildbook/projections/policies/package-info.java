/**
 * Which versions of which published rules are in force.
 *
 * <p>Guarantee: every version that was enacted, with the hash of its text. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.policies;

import org.jspecify.annotations.NullMarked;
