/**
 * Many commands through the one way in: a bounded number at a time, each after the ones it needs.
 *
 * <p>Guarantee: a load that was interrupted is begun again with the same steps, and no fact is recorded twice. May use:
 * ledger-core.
 */
@NullMarked
package org.guildbook.api.bulk;

import org.jspecify.annotations.NullMarked;
