package org.guildbook.journal;

import java.util.List;

/**
 * What an append became.
 *
 * @param place of its last entry in the order of the whole database
 * @param stamps one per draft, in the order of the drafts
 */
public record Appended(long place, List<Stamp> stamps) {}
