/**
 * The published rules of a community. One file per use case.
 *
 * <p>Guarantee: a version of a policy comes into force once, in the order of the versions, never for days that are over.
 * May use: decision, rules, events, values.
 */
@NullMarked
package org.guildbook.policy;

import org.jspecify.annotations.NullMarked;
