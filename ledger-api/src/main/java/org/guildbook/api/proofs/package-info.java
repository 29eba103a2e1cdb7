/**
 * Signed checkpoints and what follows from them: which node signs, where the published files lie, how well it goes,
 * and the receipts of entries.
 *
 * <p>Guarantee: of several nodes on one database at most those sign that hold its keys, and of those one at a time. May use:
 * signer, publish, journal, database, security, problem, Spring, ZXing.
 */
@NullMarked
package org.guildbook.api.proofs;

import org.jspecify.annotations.NullMarked;
