package org.guildbook.verify;

import java.util.UUID;

/** What an entry says that others must fit. */
interface CheckedLeaf {

    /** Hash of the entry before; empty if it names none. */
    byte[] prev();

    /** Binds the sealed part; empty if there is none. */
    byte[] seal();

    /** Microseconds since 1970; {@link org.guildbook.chain.Leaf#NO_TIME} if it cannot be read. */
    long at();

    UUID eventId();

    /** Series and number; empty if it has none. */
    String document();
}
