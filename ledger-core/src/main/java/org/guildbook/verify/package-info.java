/**
 * Checks published logs and entry receipts, without the database and without trust in whoever runs it.
 *
 * <p>Guarantee: what is found clean is what the log's key signed; memory does not grow with the log. May use: chain. It is a
 * library and, with chain and Bouncy Castle, a program of its own.
 */
@NullMarked
package org.guildbook.verify;

import org.jspecify.annotations.NullMarked;
