/**
 * The list of read models.
 *
 * <p>Guarantee: a read model that is not named here is not written. May use: every package below it.
 */
@NullMarked
package org.guildbook.projections;

import org.jspecify.annotations.NullMarked;
