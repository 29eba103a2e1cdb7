/**
 * What every use case shares: a command, a named refusal, a consistency boundary, the day of the decision.
 *
 * <p>Guarantee: decisions are pure; time and ids are inputs. May use: events, values, Axon's criteria.
 */
@NullMarked
package org.guildbook.decision;

import org.jspecify.annotations.NullMarked;
