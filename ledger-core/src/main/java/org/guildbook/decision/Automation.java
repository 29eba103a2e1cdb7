package org.guildbook.decision;

import java.util.Optional;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.values.Tag;

/**
 * When this kind of fact is recorded, then that command follows, by the system.
 *
 * <p>Named as the sentence {@code When…Then…}. It may see a fact twice; the command is recorded once. A refusal of the
 * command is a normal outcome: what follows may have happened already, or have become needless.
 */
public interface Automation<E extends LedgerEvent> {

    /** The sentence; where it goes on after a restart, and what it has done already, are kept under this name. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The kind of fact it waits for. */
    Class<E> when();

    /** The command that follows, if any; actor {@link org.guildbook.values.PartyId#SYSTEM}. */
    Optional<Command> then(E fact, Recorded recorded, Log log);

    /** What the log of the community says beside the fact. */
    interface Log {

        /** The newest fact of the kind that carries the tag. */
        <F extends LedgerEvent> Optional<F> latest(Tag tag, Class<F> kind);
    }
}
