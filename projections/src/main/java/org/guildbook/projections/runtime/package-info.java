/**
 * What every read model stands on: the way of facts into it, its token, its as-of mark, its rebuild.
 *
 * <p>Guarantee: the rows of a read model, its as-of mark and its token change in one transaction; a fact that cannot be
 * applied stops its read model and is never skipped. May use: Axon, the journal for rebuilds, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.runtime;

import org.jspecify.annotations.NullMarked;
