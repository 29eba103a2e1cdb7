package org.guildbook.bench;

/** Something that can be called from many virtual threads at once and returns when its work is durable. */
interface Contender extends AutoCloseable {

    /** For the reader of a table. */
    String name();

    /** One unit of work; throws if it did not happen. */
    void call() throws Exception;

    /** Events that one call makes durable. */
    default int unitsPerCall() {
        return 1;
    }

    /** How many calls this contender takes at a time, when others get {@code asked}. */
    default int inFlight(int asked) {
        return asked;
    }

    /** Decisions or appends that had to be repeated because of a conflict, since the beginning. */
    default long repeated() {
        return 0;
    }

    @Override
    void close();
}
