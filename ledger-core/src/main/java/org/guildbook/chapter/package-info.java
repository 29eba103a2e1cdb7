/**
 * Chapters, boards and what they resolve, small groups, committees and offices. One file per use case.
 *
 * <p>Guarantee: a single seat has one holder on each day; a group never exceeds its capacity; a board resolves with a quorum, and gives
 * each number once. May use: decision, rules,
 * events, values.
 */
@NullMarked
package org.guildbook.chapter;

import org.jspecify.annotations.NullMarked;
