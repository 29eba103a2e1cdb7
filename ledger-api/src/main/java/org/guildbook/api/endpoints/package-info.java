/**
 * The routes under {@code /v1}: one endpoint class per topic, one short method per use case or question.
 *
 * <p>Guarantee: the acting party comes from the token, a body is validated before anything is decided, and no rule of
 * the community lives here. May use: the use cases' commands, axon's {@code Ledger}, the query types, problem, security,
 * limits, pending.
 */
@NullMarked
package org.guildbook.api.endpoints;

import org.jspecify.annotations.NullMarked;
