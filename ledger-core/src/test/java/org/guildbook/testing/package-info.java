/**
 * What tests of every module stand on: a real PostgreSQL, audited after every test.
 *
 * <p>Guarantee: no test leaves a log behind that does not verify. May use: journal, JUnit, HikariCP, embedded PostgreSQL.
 */
@NullMarked
package org.guildbook.testing;

import org.jspecify.annotations.NullMarked;
