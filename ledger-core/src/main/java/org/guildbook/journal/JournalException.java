package org.guildbook.journal;

import org.jspecify.annotations.Nullable;

/** The journal could not read or append; unless it is an {@link UnknownOutcomeException}, nothing was recorded. */
public sealed class JournalException extends RuntimeException
        permits OverloadedException, RefusedDraftException, UnknownOutcomeException {

    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
