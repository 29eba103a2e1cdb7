package org.guildbook.tampering;

/** Who may notice that a log is not what it was; in the order of the columns on the page. */
enum Detector {
    /** {@link org.guildbook.journal.JournalAudit}: recomputes the database from its own bytes. */
    AUDIT("audit of the database"),
    /** {@link org.guildbook.signer.GuardedSigner}: signs only what continues what it signed before. */
    SIGNER("guarded signer"),
    /** {@link org.guildbook.verify.LogVerifier} with nothing but the log's key. */
    READER("verifier"),
    /** The same, with a checkpoint from before. */
    AUDITOR("verifier with an earlier checkpoint"),
    /** Somebody who has a receipt and asks for the proof of its entry anew. */
    RECEIPT_HOLDER("holder of a receipt"),
    /** A reader who asks that a witness has cosigned. */
    WITNESSED("reader who trusts a witness");

    private final String title;

    Detector(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
