/**
 * How the parts are put together: the journal, the ledger on it, the read models beside it.
 *
 * <p>Guarantee: every part is named here and nowhere else; the ledger is up before the web server and down after it. May
 * use: ledger-core, projections, Spring.
 */
@NullMarked
package org.guildbook.api.wiring;

import org.jspecify.annotations.NullMarked;
