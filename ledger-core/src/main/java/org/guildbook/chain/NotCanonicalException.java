package org.guildbook.chain;

/** A value or text that the canonical JSON profile does not admit. */
public final class NotCanonicalException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public NotCanonicalException(String message) {
        super(message);
    }
}
