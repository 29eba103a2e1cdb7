/**
 * Typed values every other package speaks in: ids, money, points, dates.
 *
 * <p>Guarantee: immutable, validated on construction, no framework. May use: java only.
 */
@NullMarked
package org.guildbook.values;

import org.jspecify.annotations.NullMarked;
