/**
 * The wiring of the ledger.
 *
 * <p>Guarantee: a use case that is not listed in {@link org.guildbook.LedgerCore} cannot be reached. May use: everything in
 * this module.
 */
@NullMarked
package org.guildbook;

import org.jspecify.annotations.NullMarked;
