/**
 * Time stamps of RFC 3161 over checkpoints: asks an authority for them, and checks them.
 *
 * <p>Guarantee: what {@link org.guildbook.timestamp.Timestamp#verify} lets pass, one of the given certificates vouches for. May
 * use: Bouncy Castle.
 */
@NullMarked
package org.guildbook.timestamp;

import org.jspecify.annotations.NullMarked;
