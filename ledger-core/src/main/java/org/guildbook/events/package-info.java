/**
 * Every fact that may stand on the ledger, one page per topic: this is the contract.
 *
 * <p>Plain records in a sealed hierarchy, past tense. Components are named by role and are part of the stored format;
 * a released record never changes, a correction is a new fact. {@link org.guildbook.events.Open} marks what anyone may
 * read; everything else is sealed. May use: values.
 */
@NullMarked
package org.guildbook.events;

import org.jspecify.annotations.NullMarked;
