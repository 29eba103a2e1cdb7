/**
 * Cases, for those who have a part in them and for supervisors who are not involved.
 *
 * <p>Guarantee: for anybody else there is no such case. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.cases;

import org.jspecify.annotations.NullMarked;
