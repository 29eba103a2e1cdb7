package org.guildbook.decision;

/** A command that opens the log of its community: the only kind a community need not be known for. */
public interface OpensLog extends Command {

    /** IANA name of the zone the community's dates are in; {@link Today} follows from it. */
    String timeZone();
}
