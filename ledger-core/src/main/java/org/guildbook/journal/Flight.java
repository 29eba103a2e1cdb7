package org.guildbook.journal;

import java.util.concurrent.CompletableFuture;

/**
 * A batch on its way into the database.
 *
 * @param committed false if another node moved the head; fails like {@link Writer#commit}
 */
record Flight(Batch batch, CompletableFuture<Boolean> committed) {

    boolean hasLanded() {
        return committed.isDone();
    }
}
