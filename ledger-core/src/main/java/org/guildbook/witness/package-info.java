/**
 * A witness of others' logs: it cosigns a checkpoint only if that continues the one it cosigned last, as C2SP tlog-witness says.
 *
 * <p>Guarantee: whoever trusts a witness sees the same log as everybody else who does; what was cosigned is on disk before the
 * cosignature leaves. May use: chain, signer, the JDK's HTTP server.
 */
@NullMarked
package org.guildbook.witness;

import org.jspecify.annotations.NullMarked;
