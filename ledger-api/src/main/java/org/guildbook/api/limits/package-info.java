/**
 * Bounds on what a caller may ask for: size of a body, number of requests, length of a page, length of a wait.
 *
 * <p>Guarantee: every bound has its unit in its name and one property. May use: problem, security.
 */
@NullMarked
package org.guildbook.api.limits;

import org.jspecify.annotations.NullMarked;
