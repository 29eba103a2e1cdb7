/**
 * Every fact of a member, newest first.
 *
 * <p>Guarantee: a fact is listed for each party it names in any role. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.memberhistory;

import org.jspecify.annotations.NullMarked;
