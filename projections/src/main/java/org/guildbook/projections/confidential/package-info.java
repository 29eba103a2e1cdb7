/**
 * Who must not be found, kept beside the rows of each read model that lists or counts people.
 *
 * <p>Guarantee: such a list says who is confidential as of the same entry as everything else in it. May use: events, values,
 * runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.confidential;

import org.jspecify.annotations.NullMarked;
