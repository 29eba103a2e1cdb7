package org.guildbook.journal;

import java.util.Set;
import java.util.UUID;

/**
 * Matches entries of one community that carry all {@code tags} and are of one of {@code types}.
 *
 * @param tags {@code key:value}; empty matches any
 * @param types stable names; empty matches any
 */
public record Criterion(UUID community, Set<String> tags, Set<String> types) {}
