package org.guildbook.publish;

/** Too few witnesses have cosigned a checkpoint: it is not published, and tried again. */
public final class QuorumMissedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QuorumMissedException(String message) {
        super(message);
    }
}
