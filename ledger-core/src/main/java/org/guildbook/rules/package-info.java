/**
 * Named rules that several use cases share: small immutable states, each folded from the facts of its own boundary.
 *
 * <p>Guarantee: pure; a use case combines rules, and never calls another use case. May use: decision, events, values.
 */
@NullMarked
package org.guildbook.rules;

import org.jspecify.annotations.NullMarked;
