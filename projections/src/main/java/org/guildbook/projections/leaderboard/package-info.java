/**
 * Who contributed most in a chapter or the community in a calendar quarter.
 *
 * <p>Guarantee: the rank from the histogram equals the rank of a full sort. May use: events, values, score, runtime,
 * spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.leaderboard;

import org.jspecify.annotations.NullMarked;
