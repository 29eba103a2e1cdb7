package org.guildbook.journal;

/** A draft breaks the format or a limit, or its event id is already recorded; nothing was recorded, trying again is in vain. */
public final class RefusedDraftException extends JournalException {

    private static final long serialVersionUID = 1L;

    public RefusedDraftException(String message) {
        super(message);
    }
}
