/**
 * Who calls, and what a caller of that kind may reach: tokens, sign-in, and one table of routes and callers.
 *
 * <p>Guarantee: a route that is not in the table is denied; authority over the community itself is decided by the ledger
 * from offices, never here. May use: values, problem, Spring Security.
 */
@NullMarked
package org.guildbook.api.security;

import org.jspecify.annotations.NullMarked;
