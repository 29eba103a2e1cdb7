package org.guildbook.journal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What a client that asked for an operation hears.
 *
 * @param position of its first entry, if it is recorded; otherwise -1
 */
record Answer(Kind kind, long position) {

    enum Kind {
        RECORDED,
        /** Asked for before, and recorded then. */
        ALREADY_RECORDED,
        /** Nothing was recorded. */
        FAILED,
        /** Whether it was recorded will show. */
        IN_DOUBT,
        /** Nothing at all: whom it asked is gone. */
        NONE
    }

    static Answer without(Kind kind) {
        return new Answer(kind, -1);
    }

    static Answer to(CompletableFuture<Appended> append) {
        try {
            return orConflict(append);
        } catch (ConflictException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer orConflict(CompletableFuture<Appended> append) throws ConflictException {
        try {
            return new Answer(Kind.RECORDED, append.join().stamps().getFirst().position());
        } catch (CompletionException e) {
            return switch (e.getCause()) {
                case ConflictException conflict -> throw conflict;
                case RefusedDraftException refused
                when String.valueOf(refused.getMessage()).contains("already recorded") ->
                    without(Kind.ALREADY_RECORDED);
                case UnknownOutcomeException _ -> without(Kind.IN_DOUBT);
                case JournalException _ -> without(Kind.FAILED);
                case null, default -> throw e;
            };
        }
    }
}
