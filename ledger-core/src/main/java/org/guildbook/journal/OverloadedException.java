package org.guildbook.journal;

/** The queue of appends stayed full for the whole wait; nothing was recorded, try again later. */
public final class OverloadedException extends JournalException {

    private static final long serialVersionUID = 1L;

    public OverloadedException(String message) {
        super(message);
    }
}
