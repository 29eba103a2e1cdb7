package org.guildbook.tampering;

import java.util.List;
import org.guildbook.journal.Finding.Kind;
import org.guildbook.tampering.Edit.Seen;

/**
 * Every column of every table changed, and every table's rows deleted, inserted, exchanged and repeated. Ten entries stand
 * at the places 1 to 10 and the positions 0 to 9; all but the newest are indexed, each by itself.
 */
final class Edits {

    private static final String ONE_BIT = "one bit";
    private static final String NUMBER_OF_A_PARTY = "number IS NOT NULL";

    /** One or more for each column; a column without fails the test. */
    static final List<Edit> OF_COLUMNS = List.of(
            entry("place", "moved behind the newest", "40", 9, Kind.PLACE),
            entry("community", "another log", "gen_random_uuid()", 4, Kind.INDEX),
            edit("entry.position", "another position", "position = 40 WHERE position = 4", Kind.POSITION, 40),
            entry("event_id", "another id", "gen_random_uuid()", 4, Kind.INDEX),
            entry("type", "another kind of fact", "'points.Granted'", 4, Kind.INDEX),
            entry("version", "another revision", "2", 4, Kind.INDEX),
            entry("at", "a microsecond later", "at + interval '1 microsecond'", 9, Kind.INDEX),
            entry("at", "a day earlier", "at - interval '1 day'", 4, Kind.TIME),
            entry("leaf", ONE_BIT, flipped("leaf", 30), 4, Kind.HASH),
            edit(
                    "entry.leaf",
                    "written otherwise, its hash renewed",
                    "leaf = %1$s, hash = sha256('\\x00'::bytea || %1$s) WHERE position = 4"
                            .formatted("convert_to(replace(convert_from(leaf, 'UTF8'), ',', ', '), 'UTF8')"),
                    Kind.LEAF,
                    4),
            entry("salt", ONE_BIT, flipped("salt", 0), 4, Kind.SEAL),
            entry("salt", "taken away", "NULL", 4, Kind.SEALED),
            entry("sealed", ONE_BIT, flipped("sealed", 12), 4, Kind.SEAL),
            entry("sealed", "taken away", "NULL", 4, Kind.SEALED),
            rows(
                    "entry.sealed",
                    "erased without a record",
                    "UPDATE journal.entry SET salt = NULL, sealed = NULL WHERE position = 4",
                    Kind.SEALED,
                    4),
            entry("hash", ONE_BIT, flipped("hash", 31), 4, Kind.HASH),
            tag("key", "another tag", "key # 1", "number IS NULL", Kind.TAGS),
            tag("key", "another party", "key # 1", NUMBER_OF_A_PARTY, Kind.SEQUENCE),
            edit("tag.first", "reaching further back", "first = 4 WHERE first = 5", Kind.TAGS, 5),
            edit("tag.last", "reaching further on", "last = 6 WHERE first = 5", Kind.TAGS, 5),
            edit(
                    "tag.places",
                    "moved to no entry",
                    "places = '{50}', first = 50, last = 50 WHERE first = 5",
                    Kind.TAGS,
                    50),
            tag("number", "a number for a tag", "1", "number IS NULL", Kind.SEQUENCE),
            tag("number", "another number", "99", NUMBER_OF_A_PARTY, Kind.SEQUENCE),
            tag("types", "another kind of fact", "'{0}'", "number IS NULL", Kind.TAGS),
            new Edit("indexed.one", "not the one", "UPDATE journal.indexed SET one = false", new Seen.Refused()),
            edit("indexed.place", "further back", "place = 8", Kind.TAGS, 8),
            added("indexed.place", "further on", "UPDATE journal.indexed SET place = 10", Kind.TAGS, 9),
            edit("indexed.place", "beyond the head", "place = 11", Kind.HEAD, 11),
            edit(
                    "numbered.community",
                    "another log",
                    "community = gen_random_uuid() WHERE place = 6",
                    Kind.DOCUMENT,
                    5),
            edit("numbered.series", "another series", "series = 'X' WHERE place = 6", Kind.DOCUMENT, 5),
            edit("numbered.number", "another number", "number = 99 WHERE place = 6", Kind.DOCUMENT, 5),
            edit("numbered.place", "moved to no entry", "place = 60 WHERE place = 6", Kind.DOCUMENT, 60),
            edit("log.community", "another log", "community = gen_random_uuid()", Kind.HEAD, 9),
            edit("log.position", "further on", "position = 11", Kind.HEAD, 11),
            edit("log.hash", ONE_BIT, "hash = " + flipped("hash", 0), Kind.HEAD, 9),
            edit("log.at", "a second later", "at = at + interval '1 second'", Kind.HEAD, 9),
            new Edit("head.one", "not the one", "UPDATE journal.head SET one = false", new Seen.Refused()),
            edit("head.place", "further on", "place = 11", Kind.HEAD, 11),
            edit("head.hash", ONE_BIT, "hash = " + flipped("hash", 0), Kind.HEAD, 10),
            edit("head.at", "a second later", "at = at + interval '1 second'", Kind.HEAD, 10),
            unusable("version", "another version", "'9'", "not applied to database"),
            unusable("description", "another name", "'other'", "description mismatch"),
            unusable("type", "another type", "'JDBC'", "already exists"),
            unusable("checksum", "another checksum", "1", "checksum mismatch"),
            unusable("success", "failed", "false", "failed migration"),
            harmless("installed_rank", "another rank", "7"),
            harmless("script", "another file name", "'other'"),
            harmless("installed_by", "another role", "'other'"),
            harmless("installed_on", "another time", "'epoch'"),
            harmless("execution_time", "another duration", "7"));

    /** Of each table. */
    static final List<Edit> OF_ROWS = List.of(
            rows("entry", "one deleted", "DELETE FROM journal.entry WHERE position = 4", Kind.POSITION, 5),
            rows("entry", "the oldest deleted", "DELETE FROM journal.entry WHERE position = 0", Kind.POSITION, 1),
            rows("entry", "the newest deleted", "DELETE FROM journal.entry WHERE position = 9", Kind.HEAD, 10),
            rows("entry", "all deleted", "TRUNCATE journal.entry", Kind.HEAD, 10),
            rows(
                    "entry",
                    "one inserted twice",
                    "INSERT INTO journal.entry SELECT * FROM journal.entry WHERE position = 4",
                    Kind.PLACE,
                    4),
            rows(
                    "entry",
                    "one repeated at the end",
                    "INSERT INTO journal.entry SELECT 11, community, 10, gen_random_uuid(), type, version, now(), leaf, salt,"
                            + " sealed, hash FROM journal.entry WHERE position = 4",
                    Kind.PREV,
                    10),
            rows(
                    "entry",
                    "two exchanged",
                    "UPDATE journal.entry a SET leaf = b.leaf, salt = b.salt, sealed = b.sealed, hash = b.hash,"
                            + " event_id = b.event_id, at = b.at, type = b.type"
                            + " FROM journal.entry b WHERE a.position IN (4, 6) AND b.position = 10 - a.position",
                    Kind.POSITION,
                    4),
            rows("entry", "the order reversed", "UPDATE journal.entry SET place = 11 - place", Kind.POSITION, 9),
            rows("tag", "one deleted", "DELETE FROM journal.tag WHERE first = 5 AND number IS NULL", Kind.TAGS, 4),
            rows(
                    "tag",
                    "one of a party deleted",
                    "DELETE FROM journal.tag WHERE first = 5 AND " + NUMBER_OF_A_PARTY,
                    Kind.SEQUENCE,
                    4),
            added("tag", "one inserted", tagAt(6), Kind.TAGS, 5),
            added("tag", "one inserted of an entry not indexed yet", tagAt(10), Kind.TAGS, 9),
            added("tag", "one inserted beyond the head", tagAt(11), Kind.TAGS, 11),
            rows(
                    "tag",
                    "those of two entries exchanged",
                    "UPDATE journal.tag SET first = 11 - first, last = 11 - last, places = ARRAY[11 - first] WHERE first IN (5, 6)",
                    Kind.TAGS,
                    4),
            new Edit(
                    "indexed",
                    "deleted",
                    "DELETE FROM journal.indexed",
                    new Seen.Unusable("journal.indexed has no row")),
            new Edit(
                    "indexed",
                    "another inserted",
                    "INSERT INTO journal.indexed SELECT * FROM journal.indexed",
                    new Seen.Refused()),
            rows("numbered", "one deleted", "DELETE FROM journal.numbered WHERE place = 6", Kind.DOCUMENT, 5),
            added(
                    "numbered",
                    "one inserted",
                    "INSERT INTO journal.numbered SELECT community, series, 6, 5 FROM journal.log, (VALUES ('X')) x (series)",
                    Kind.DOCUMENT,
                    4),
            rows(
                    "numbered",
                    "two exchanged",
                    "UPDATE journal.numbered SET place = 14 - place WHERE place IN (6, 8)",
                    Kind.DOCUMENT,
                    5),
            rows("log", "deleted", "DELETE FROM journal.log", Kind.HEAD, 9),
            rows(
                    "log",
                    "one inserted",
                    "INSERT INTO journal.log SELECT gen_random_uuid(), 3, hash, at FROM journal.head",
                    Kind.HEAD,
                    3),
            new Edit("head", "deleted", "DELETE FROM journal.head", new Seen.Unusable("journal.head has no row")),
            new Edit(
                    "head",
                    "another inserted",
                    "INSERT INTO journal.head SELECT * FROM journal.head",
                    new Seen.Refused()));

    private Edits() {}

    private static Edit entry(String column, String what, String value, long position, Kind kind) {
        return edit("entry." + column, what, column + " = " + value + " WHERE position = " + position, kind, position);
    }

    /** Rows of the entry at position 4. */
    private static Edit tag(String column, String what, String value, String rows, Kind kind) {
        return edit("tag." + column, what, column + " = " + value + " WHERE first = 5 AND " + rows, kind, 4);
    }

    private static String tagAt(int place) {
        return "INSERT INTO journal.tag SELECT 0, %1$d, %1$d, NULL, '{%1$d}', '{0}'".formatted(place);
    }

    private static Edit edit(String column, String what, String set, Kind kind, long position) {
        return rows(column, what, "UPDATE journal." + table(column) + " SET " + set, kind, position);
    }

    private static Edit rows(String target, String what, String sql, Kind kind, long position) {
        return new Edit(target, what, sql, new Seen.Audited(kind, position));
    }

    /** What the role of the application may do, since it looks like a part of an append. */
    private static Edit added(String target, String what, String sql, Kind kind, long position) {
        return new Edit(target, what, sql, true, new Seen.Audited(kind, position));
    }

    private static Edit unusable(String column, String what, String value, String reason) {
        return migration(column, what, value, new Seen.Unusable(reason));
    }

    private static Edit harmless(String column, String what, String value) {
        return migration(column, what, value, new Seen.OfNoConsequence());
    }

    private static Edit migration(String column, String what, String value, Seen seen) {
        String sql = "UPDATE journal.flyway_schema_history SET %s = %s WHERE version = '1'".formatted(column, value);
        return new Edit("flyway_schema_history." + column, what, sql, seen);
    }

    private static String flipped(String column, int octet) {
        return "set_byte(%1$s, %2$d, get_byte(%1$s, %2$d) # 1)".formatted(column, octet);
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }
}
