/**
 * A year in the life of a community, with faults, on the real ledger; and the same year as somebody without a ledger would
 * have kept it, in plain maps.
 *
 * <p>Guarantee: the same seed, the same year. The naive model reads neither facts nor read models. May use: everything.
 */
@NullMarked
package org.guildbook.projections.year;

import org.jspecify.annotations.NullMarked;
