/**
 * Every answer that is not a success, as RFC 9457 {@code application/problem+json}.
 *
 * <p>Guarantee: bad input is never a 5xx, an unexpected failure shows an incident id and nothing from inside, and each
 * id has one sentence in English and in Chinese. May use: decision, Spring Web.
 */
@NullMarked
package org.guildbook.api.problem;

import org.jspecify.annotations.NullMarked;
