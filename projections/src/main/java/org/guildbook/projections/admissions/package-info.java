/**
 * Where the applications to join a chapter stand.
 *
 * <p>Guarantee: an application that nobody decided has expired on the day asked for, whether or not that was announced.
 * May use: events, values, rules, runtime, spring-jdbc.
 */
@NullMarked
package org.guildbook.projections.admissions;

import org.jspecify.annotations.NullMarked;
