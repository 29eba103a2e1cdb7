/**
 * Chapters, small groups and offices. One file per use case.
 *
 * <p>Guarantee: a single seat has one holder on each day; a group never exceeds its capacity. May use: decision, rules,
 * events, values.
 */
@NullMarked
package org.guildbook.chapter;

import org.jspecify.annotations.NullMarked;
