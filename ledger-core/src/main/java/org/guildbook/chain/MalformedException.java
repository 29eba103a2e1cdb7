package org.guildbook.chain;

/** Text or bytes that do not follow the specification they should: note, key, checkpoint, tile, proof, receipt. */
public final class MalformedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }
}
