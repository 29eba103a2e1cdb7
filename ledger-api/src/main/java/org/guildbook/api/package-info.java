/**
 * The application: REST endpoints, pages, security and the parts it starts.
 *
 * <p>Guarantee: no rule of a community lives here. May use: ledger-core, projections, Spring.
 */
@NullMarked
package org.guildbook.api;

import org.jspecify.annotations.NullMarked;
