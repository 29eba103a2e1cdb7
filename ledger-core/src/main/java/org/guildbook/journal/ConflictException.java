package org.guildbook.journal;

/** Something the decision was based on has changed since it was read; nothing was recorded. */
public final class ConflictException extends Exception {

    private static final long serialVersionUID = 1L;

    public ConflictException() {
        super("an entry that the decision depends on was appended meanwhile", null, false, false);
    }
}
