/**
 * The credit score of a member: a pure function of counted facts and of the score policy.
 *
 * <p>Guarantee: integers only, the same for any order of recording, and every micro-point is explained by a line. May
 * use: events, values.
 */
@NullMarked
package org.guildbook.score;

import org.jspecify.annotations.NullMarked;
