/**
 * The community as a whole: its founding and the end of its founding phase. One file per use case.
 *
 * <p>Guarantee: a log is founded once; authority begins with the owner named there. May use: decision, rules, events,
 * values.
 */
@NullMarked
package org.guildbook.community;

import org.jspecify.annotations.NullMarked;
