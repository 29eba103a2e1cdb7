package org.guildbook.verify;

/**
 * Something that does not fit.
 *
 * @param position of the first entry concerned; {@link #WHOLE_LOG} if it cannot be said
 */
public record Finding(Kind kind, long position, String detail) {

    /** No single entry is at fault. */
    public static final long WHOLE_LOG = -1;

    /** What is wrong. */
    public enum Kind {
        /** The checkpoint is not one. */
        CHECKPOINT,
        /** The log's key has not signed, or not this. */
        SIGNATURE,
        /** Fewer witnesses than demanded have cosigned. */
        QUORUM,
        /** The log does not continue the checkpoint that was kept from earlier. */
        FORK,
        /** The entries do not have the root that was signed. */
        ROOT,
        /** A published hash is not that of what it stands for. */
        HASH,
        /** A bundle or tile does not have the form it should. */
        FORM,
        /** An entry is not canonical, or lacks a field. */
        LEAF,
        /** An entry belongs elsewhere: another log, another position. */
        POSITION,
        /** An entry does not name the hash of the one before it. */
        PREV,
        /** Time runs backwards. */
        TIME,
        /** An event id occurs twice. */
        EVENT_ID,
        /** A document number is skipped or given twice. */
        DOCUMENT,
        /** Debits and credits of an entry differ. */
        POSTINGS,
        /** A time stamp is not of this log, or of no given authority. */
        TIMESTAMP,
        /** The published fee account is not what the entries add up to. */
        FEES,
        /** The sealed part is not the one that was sealed. */
        SEAL,
        /** A sealed part is not canonical, or lacks its sequence. */
        SEALED,
        /** A fact of a party is dropped, replayed or linked to another. */
        SEQUENCE,
        /** The proof of a receipt does not lead to the signed root. */
        PROOF,
        /** A file is not there, or the log is empty. */
        MISSING;

        boolean isTampering() {
            return this != MISSING;
        }
    }

    @Override
    public String toString() {
        return kind + (position == WHOLE_LOG ? "" : " at position " + position) + ": " + detail;
    }
}
