/**
 * A member's credit score with its explanation.
 *
 * <p>Guarantee: the score is the pure function of the stored inputs, whatever order they were recorded in. May use:
 * events, values, score, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.creditscore;

import org.jspecify.annotations.NullMarked;
