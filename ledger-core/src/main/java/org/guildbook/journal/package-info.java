/**
 * The append-only, hash-chained log on PostgreSQL. Knows neither Axon nor the domain.
 *
 * <p>Guarantee: an acknowledged append is durable, numbered without gaps, chained, and was conflict-free when committed.
 * May use: chain, java.sql.
 */
@NullMarked
package org.guildbook.journal;

import org.jspecify.annotations.NullMarked;
