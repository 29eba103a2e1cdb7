/**
 * Who is a member on a day, of which chapter and group.
 *
 * <p>Guarantee: the status is computed from terms on the day asked for; no timer has to run. May use: events, values,
 * rules, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.membershipstatus;

import org.jspecify.annotations.NullMarked;
