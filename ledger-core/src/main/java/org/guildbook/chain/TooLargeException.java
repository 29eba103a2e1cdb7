package org.guildbook.chain;

/** Bytes beyond a limit of the format. */
public final class TooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public TooLargeException(String what, int bytes, int maxBytes) {
        super(what + " of " + bytes + " bytes, at most " + maxBytes + " are allowed");
    }
}
