/**
 * Reward points: balances, lots, movements and the supply.
 *
 * <p>Guarantee: issued = held + escrowed + redeemed + expired + reversed at every position. May use: events, values,
 * runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.pointsaccounts;

import org.jspecify.annotations.NullMarked;
