package org.guildbook.chain;

/** Makes signature lines with one private key. */
public interface NoteSigner {

    /** Checks what this signs. */
    VerifierKey key();

    NoteSignature sign(String noteText);
}
