/**
 * How members appear before whom, what they agreed to, and who must not be found.
 *
 * <p>Guarantee: no personal data, only what was said about them. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.privacies;

import org.jspecify.annotations.NullMarked;
