/**
 * Events to canonical bytes and back, under stable names and revisions.
 *
 * <p>Guarantee: what was stored once can be read for ever; broken bytes end in {@link org.guildbook.encoding.EncodingException}
 * and in nothing else. May use: events, values, chain, journal's records, Jackson (which is used nowhere else in this module).
 */
@NullMarked
package org.guildbook.encoding;

import org.jspecify.annotations.NullMarked;
