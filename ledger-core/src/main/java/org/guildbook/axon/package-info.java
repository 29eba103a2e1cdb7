/**
 * The ledger on Axon Framework: the one way in for commands, and the storage engine that keeps events in the journal.
 *
 * <p>Guarantee: a decision reads and writes one log only, the log of its command's community; a command id is recorded
 * at most once. May use: journal, encoding, decision, rules, events, values, Axon. An upgrade of Axon touches this package only.
 */
@NullMarked
package org.guildbook.axon;

import org.jspecify.annotations.NullMarked;
