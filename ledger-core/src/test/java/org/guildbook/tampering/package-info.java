/**
 * What happens to a log when somebody changes it behind its back: who notices, as what and where.
 *
 * <p>The tables of {@code docs/auditing.md} are the data of these tests.
 */
@NullMarked
package org.guildbook.tampering;

import org.jspecify.annotations.NullMarked;
