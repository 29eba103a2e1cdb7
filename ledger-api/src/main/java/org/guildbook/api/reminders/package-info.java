/**
 * Mails that remind of what is to be done: dues to renew a membership, and tasks that wait for somebody.
 *
 * <p>Guarantee: nothing is sent unless a mail server is named; no decision and no answer waits for a mail; one mail for each
 * reason, on however many nodes; an address is read from the vault when its mail is sent and stands in no table and no log. May
 * use: read models, vault, Spring JDBC, Spring Mail.
 */
@NullMarked
package org.guildbook.api.reminders;

import org.jspecify.annotations.NullMarked;
