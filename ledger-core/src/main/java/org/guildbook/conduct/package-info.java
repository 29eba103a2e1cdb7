/**
 * Reports, cases, sanctions, appeals. One file per use case.
 *
 * <p>Guarantee: two who are not involved decide a case, and two others its appeal; every sanction names its case; a case
 * that somebody has no part in looks like none. May use: decision, rules, events, values.
 */
@NullMarked
package org.guildbook.conduct;

import org.jspecify.annotations.NullMarked;
