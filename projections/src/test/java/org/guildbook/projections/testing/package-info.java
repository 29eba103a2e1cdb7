/**
 * What tests of read models stand on: facts on a real journal, folded into real tables.
 *
 * <p>Guarantee: the same seed, the same facts. May use: everything.
 */
@NullMarked
package org.guildbook.projections.testing;

import org.jspecify.annotations.NullMarked;
