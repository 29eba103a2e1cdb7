/**
 * Deeds: claimed by those entitled to, confirmed by qualified others. One file per use case.
 *
 * <p>Guarantee: nobody verifies an own deed, and an attester's points per quarter are bounded. May use: decision,
 * rules, events, values.
 */
@NullMarked
package org.guildbook.contribution;

import org.jspecify.annotations.NullMarked;
