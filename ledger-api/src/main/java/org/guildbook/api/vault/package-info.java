/**
 * What is known of persons: names, addresses, remarks. Outside of every ledger, so that it can be destroyed.
 *
 * <p>Guarantee: personal data are stored only encrypted under a key of the party, which is kept in a file outside of the
 * database and its backups; once that key is destroyed nobody reads them again, in whatever copy. May use: ledger-core,
 * projections, database, Spring JDBC.
 */
@NullMarked
package org.guildbook.api.vault;

import org.jspecify.annotations.NullMarked;
