/**
 * What waits for whom: interviews to hold, referrals to answer, cases to handle or to speak in.
 *
 * <p>Guarantee: a task is open until a fact ends it; the dead and those whose data were erased have none. May use: events,
 * values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.opentasks;

import org.jspecify.annotations.NullMarked;
