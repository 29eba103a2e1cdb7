package org.guildbook.chain;

/** A note that nobody known has signed, or on which the signature of a known key does not hold. */
public final class BadSignatureException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public BadSignatureException(String message) {
        super(message);
    }
}
