/**
 * The format: canonical JSON, leaf, hash, seal, Merkle tree, checkpoints, tiles, proofs. Bytes are the contract; see
 * {@code docs/ledger-format.md}.
 *
 * <p>Guarantee: stands alone, so that a verifier needs nothing else. May use: java, Bouncy Castle.
 */
@NullMarked
package org.guildbook.chain;

import org.jspecify.annotations.NullMarked;
