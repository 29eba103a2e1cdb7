package org.guildbook.journal;

import java.util.UUID;

/**
 * Something in the stored log that the bytes contradict.
 *
 * @param community whose log it is, as the row says
 * @param position in that log, as the row says; of a row that belongs to no entry its place
 */
public record Finding(Kind kind, UUID community, long position, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The head of the database is not the newest entry. */
        HEAD,
        /** Places have a gap or repeat. */
        PLACE,
        /** Positions of a log have a gap or repeat. */
        POSITION,
        /** An entry does not name the hash of the entry before it. */
        PREV,
        /** The stored hash is not that of the leaf. */
        HASH,
        /** The leaf is not canonical or lacks a field. */
        LEAF,
        /** The sealed bytes are missing without a record of it, not canonical, or lack a field. */
        SEALED,
        /** The seal in the leaf is not that of salt and sealed bytes. */
        SEAL,
        /** A column beside the bytes says something else than they do. */
        INDEX,
        /** The tag index says something else than the sealed bytes. */
        TAGS,
        /** The numbers of a document series have a gap, repeat or differ from the bytes. */
        DOCUMENT,
        /** The sequence of a party has a gap, repeats or differs from the bytes. */
        SEQUENCE,
        /** Time runs backwards. */
        TIME
    }
}
