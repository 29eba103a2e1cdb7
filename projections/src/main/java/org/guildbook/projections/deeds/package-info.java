/**
 * What facts say about deeds and thanks, as the score function reads it; each read model that scores keeps its own copy.
 *
 * <p>Guarantee: a deed is handed out only when it is attested. May use: events, values, score, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.deeds;

import org.jspecify.annotations.NullMarked;
