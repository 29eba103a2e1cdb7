package org.guildbook.journal;

import java.time.Instant;

/** The newest entry of a log. */
public record Head(long position, byte[] hash, Instant at) {}
