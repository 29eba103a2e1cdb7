/**
 * Publishes logs as static files: tiles, entry bundles, checkpoints.
 *
 * <p>Guarantee: what is published is what the log holds, whatever moment the process dies at; a published file never changes
 * but for the checkpoint. May use: journal, chain, signer.
 */
@NullMarked
package org.guildbook.publish;

import org.jspecify.annotations.NullMarked;
