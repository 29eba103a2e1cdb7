package org.guildbook.decision;

import java.time.LocalDate;

/** The day the command is decided, in the community's time zone; an input, so that decisions stay pure. */
public record Today(LocalDate date) {}
