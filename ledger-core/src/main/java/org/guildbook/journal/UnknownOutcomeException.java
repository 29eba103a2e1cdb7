package org.guildbook.journal;

/** The database went away during the commit and stayed away: whether the entries were recorded shows when it is back. */
public final class UnknownOutcomeException extends JournalException {

    private static final long serialVersionUID = 1L;

    public UnknownOutcomeException(String message, Throwable cause) {
        super(message, cause);
    }
}
