/**
 * Takes over an existing community from a CSV file, in the founding phase.
 *
 * <p>Guarantee: a file with a bad row is refused and nothing of it is recorded; an interrupted import goes on, and the same
 * file again changes nothing. Names and addresses go to the vault only; what a cell holds is told to nobody but who brought
 * the file. May use: ledger-core, bulk, endpoints, problem, security, vault, the read model of chapters, Spring JDBC,
 * FastCSV.
 */
@NullMarked
package org.guildbook.api.imports;

import org.jspecify.annotations.NullMarked;
