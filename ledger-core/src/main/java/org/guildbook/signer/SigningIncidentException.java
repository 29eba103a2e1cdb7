package org.guildbook.signer;

/**
 * The signer was asked for something that a log which only grows never needs. Somebody has to look: the database, its
 * backup or the signer's own files are not what they were.
 */
public final class SigningIncidentException extends RuntimeException {

    /** What happened. */
    public enum Incident {
        /** The log is shorter than it was. */
        LOG_SHRUNK("log-shrunk"),
        /** The log has other entries than it had. */
        LOG_FORKED("log-forked"),
        /** The log is to go on under another name after a restore, and the operator has not allowed it. */
        RESTORE_NOT_PERMITTED("restore-not-permitted"),
        /** There are keys, but not what was signed with them. */
        HEADS_MISSING("signed-heads-missing"),
        /** What was signed cannot be read. */
        HEADS_DAMAGED("signed-heads-damaged"),
        /** A key that must sign a log is not there: the one it named, or one that is still to sign beside it. */
        KEY_DROPPED("signing-key-dropped"),
        /** Something was signed, but the keys are gone. */
        KEYS_MISSING("signing-keys-missing");

        private final String id;

        Incident(String id) {
            this.id = id;
        }

        /** Stable name. */
        public String id() {
            return id;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Incident incident;

    public SigningIncidentException(Incident incident, String detail) {
        super(incident.id() + ": " + detail);
        this.incident = incident;
    }

    public Incident incident() {
        return incident;
    }
}
