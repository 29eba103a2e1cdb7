package org.guildbook.timestamp;

/** A time stamp proves nothing, or not this. */
public final class BadTimestampException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadTimestampException(String message) {
        super(message);
    }

    BadTimestampException(String message, Throwable cause) {
        super(message, cause);
    }
}
