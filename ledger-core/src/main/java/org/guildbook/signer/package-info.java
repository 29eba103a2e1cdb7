/**
 * The private keys of the logs, and the guard before them.
 *
 * <p>Guarantee: no checkpoint is signed that does not continue every one signed before, whatever the caller asks. May use:
 * chain, Bouncy Castle.
 */
@NullMarked
package org.guildbook.signer;

import org.jspecify.annotations.NullMarked;
