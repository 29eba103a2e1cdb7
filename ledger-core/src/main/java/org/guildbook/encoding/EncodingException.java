package org.guildbook.encoding;

/** Stored bytes do not say what an entry of the ledger must say; the message names the field and never its content. */
public final class EncodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EncodingException(String message) {
        super(message);
    }

    public EncodingException(String message, Throwable cause) {
        super(message, cause);
    }
}
