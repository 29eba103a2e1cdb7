/**
 * The demo community: a year of a made-up community of technology leaders, written through the one way in.
 *
 * <p>Guarantee: the same seed gives the same commands in the same order; an interrupted load goes on where it stopped, and
 * no fact is recorded twice. May use: the use cases, the ledger, one table in the schema {@code app}.
 */
@NullMarked
package org.guildbook.api.demo;

import org.jspecify.annotations.NullMarked;
