/**
 * The communities of this ledger and their chapters and groups.
 *
 * <p>Guarantee: only open facts, nothing about a person. May use: events, values, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.chapters;

import org.jspecify.annotations.NullMarked;
