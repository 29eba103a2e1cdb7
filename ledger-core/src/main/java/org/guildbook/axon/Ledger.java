package org.guildbook.axon;

import java.util.concurrent.CompletableFuture;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.values.CommunityId;

/** The one way in: every fact on the ledger comes from a command submitted here. */
public final class Ledger {

    /**
     * Decides the command on a virtual thread and records what was decided.
     *
     * @return completed once the entries are durable; fails with {@link Refused}, with {@link
     *     org.guildbook.journal.OverloadedException} when the caller should try again later, and with any other exception
     *     when something is broken
     */
    public CompletableFuture<Receipt> submit(CommunityId community, Command command, Submission submission) {
        return CompletableFuture.failedFuture(new Refused("unknown-community"));
    }
}
