package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.journal.Finding.Kind;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalAuditTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.unaudited();

    private static final UUID COMMUNITY = UUID.fromString("018f2f6e-1c3a-7d4e-9b5a-000000000001");

    private static final List<String> TABLES = List.of("entry", "tag", "indexed", "numbered", "log", "head");

    private static final long GIVER = IndexKeys.tag(COMMUNITY, "giver:ann");
    private static final long BO = IndexKeys.party(COMMUNITY, "bo");

    /** Ten entries at the places 1 to 10 and positions 0 to 9, the last two not indexed; then a copy of every table to return to. */
    @BeforeAll
    static void record() throws SQLException {
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            for (int i = 0; i < 5; i++) {
                journal.indexTags();
                journal.append(
                                Condition.NONE,
                                List.of(
                                        Drafts.sealed(COMMUNITY, "points.Tipped")
                                                .tags("giver:ann", "receiver:bo")
                                                .parties("ann", "bo")
                                                .draft(),
                                        Drafts.open(COMMUNITY, "dues.PaymentRecorded")
                                                .tags("payer:ann")
                                                .parties("ann")
                                                .numbered("RC-2026", 6)
                                                .draft()))
                        .join();
            }
        }
        for (String table : TABLES) {
            database.tamper("CREATE TABLE journal.saved_" + table + " AS TABLE journal." + table);
        }
        for (String constraint : List.of("entry_hash", "entry_sealed", "entry_pkey")) {
            database.tamper("ALTER TABLE journal.entry DROP CONSTRAINT " + constraint);
        }
        database.tamper("ALTER TABLE journal.tag DROP CONSTRAINT tag_places");
        for (String columns : List.of("community_position", "community_event_id")) {
            database.tamper("ALTER TABLE journal.entry_0 DROP CONSTRAINT entry_0_" + columns + "_key");
        }
    }

    @AfterEach
    void restore() throws SQLException {
        StringBuilder sql = new StringBuilder("TRUNCATE journal.entry, journal.tag, journal.indexed, journal.numbered,"
                + " journal.log, journal.head");
        for (String table : TABLES) {
            sql.append("; INSERT INTO journal.%1$s SELECT * FROM journal.saved_%1$s".formatted(table));
        }
        database.tamper(sql.toString());
    }

    @Test
    void an_intact_log_has_no_findings() {
        assertThat(JournalAudit.audit(database.dataSource())).isEmpty();
    }

    @ParameterizedTest(name = "in {0} ranges")
    @ValueSource(ints = {1, 2, 3, 7, 10})
    void an_intact_log_fits_however_it_is_cut(int threads) throws SQLException {
        assertThat(fits(threads)).isTrue();
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                entry("leaf = set_byte(leaf, 30, get_byte(leaf, 30) # 1)", 4, Kind.HASH),
                entry("leaf = convert_to(replace(convert_from(leaf, 'UTF8'), ',', ', '), 'UTF8')", 4, Kind.LEAF),
                entry("sealed = set_byte(sealed, 12, get_byte(sealed, 12) # 1)", 4, Kind.SEAL),
                entry("salt = set_byte(salt, 0, get_byte(salt, 0) # 128)", 4, Kind.SEAL),
                entry("sealed = NULL", 4, Kind.SEALED),
                entry("salt = NULL", 4, Kind.SEALED),
                entry("salt = NULL, sealed = NULL", 4, Kind.SEALED),
                entry("hash = set_byte(hash, 31, get_byte(hash, 31) # 1)", 4, Kind.HASH),
                entry("type = 'points.Granted'", 4, Kind.INDEX),
                entry("version = 2", 4, Kind.INDEX),
                entry("event_id = gen_random_uuid()", 4, Kind.INDEX),
                entry("community = gen_random_uuid()", 4, Kind.INDEX),
                entry("at = at + interval '1 microsecond'", 9, Kind.INDEX),
                entry("at = at - interval '1 day'", 4, Kind.TIME),
                row("UPDATE journal.entry SET position = 40 WHERE position = 4", 40, Kind.POSITION),
                entry("place = 40", 9, Kind.PLACE),
                row("DELETE FROM journal.entry WHERE position = 4", 5, Kind.POSITION),
                row("DELETE FROM journal.entry WHERE position = 4", 5, Kind.PREV),
                row("DELETE FROM journal.entry WHERE position = 9", 10, Kind.HEAD),
                row("DELETE FROM journal.entry WHERE position = 0", 1, Kind.POSITION),
                row("TRUNCATE journal.entry", 10, Kind.HEAD),
                row("INSERT INTO journal.entry SELECT * FROM journal.entry WHERE position = 4", 4, Kind.PLACE),
                row("UPDATE journal.entry SET place = 11 - place", 9, Kind.POSITION),
                row("UPDATE journal.entry SET position = 9 - position WHERE position IN (4, 5)", 5, Kind.POSITION),
                row(
                        "UPDATE journal.entry a SET leaf = b.leaf, hash = b.hash FROM journal.entry b"
                                + " WHERE a.position IN (4, 5) AND b.position = 9 - a.position",
                        4,
                        Kind.POSITION),
                row("UPDATE journal.tag SET key = 0 WHERE first = 5 AND key = " + GIVER, 4, Kind.TAGS),
                row("UPDATE journal.tag SET types = '{0}' WHERE first = 5 AND key = " + GIVER, 4, Kind.TAGS),
                row("UPDATE journal.tag SET number = 1 WHERE first = 5 AND key = " + GIVER, 4, Kind.TAGS),
                row("UPDATE journal.tag SET places = '{50}', first = 50, last = 50 WHERE first = 5", 50, Kind.TAGS),
                row("DELETE FROM journal.tag WHERE first = 5 AND key = " + GIVER, 4, Kind.TAGS),
                row("INSERT INTO journal.tag SELECT 0, 6, 6, NULL, '{6}', '{0}'", 5, Kind.TAGS),
                row("UPDATE journal.tag SET key = 0 WHERE first = 5 AND key = " + BO, 4, Kind.SEQUENCE),
                row("UPDATE journal.tag SET types = '{0}' WHERE first = 5 AND key = " + BO, 4, Kind.SEQUENCE),
                row("UPDATE journal.tag SET number = 99 WHERE first = 5 AND key = " + BO, 4, Kind.SEQUENCE),
                row("UPDATE journal.tag SET number = NULL WHERE first = 5 AND key = " + BO, 4, Kind.SEQUENCE),
                row("DELETE FROM journal.tag WHERE first = 5 AND key = " + BO, 4, Kind.SEQUENCE),
                row("UPDATE journal.tag SET first = 4 WHERE first = 5 AND key = " + BO, 5, Kind.TAGS),
                row("UPDATE journal.tag SET last = 6 WHERE first = 5 AND key = " + BO, 5, Kind.TAGS),
                row("UPDATE journal.indexed SET place = 6", 6, Kind.TAGS),
                row("UPDATE journal.indexed SET place = 6", 6, Kind.SEQUENCE),
                row("UPDATE journal.indexed SET place = 10", 8, Kind.TAGS),
                row("UPDATE journal.indexed SET place = 11", 11, Kind.HEAD),
                row("DELETE FROM journal.numbered WHERE place = 6", 5, Kind.DOCUMENT),
                row("UPDATE journal.numbered SET number = 99 WHERE place = 6", 5, Kind.DOCUMENT),
                row("UPDATE journal.numbered SET series = 'X' WHERE place = 6", 5, Kind.DOCUMENT),
                row("UPDATE journal.numbered SET community = gen_random_uuid() WHERE place = 6", 5, Kind.DOCUMENT),
                row("UPDATE journal.numbered SET place = 60 WHERE place = 6", 60, Kind.DOCUMENT),
                row("UPDATE journal.log SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1)", 9, Kind.HEAD),
                row("UPDATE journal.log SET position = 11", 11, Kind.HEAD),
                row("UPDATE journal.log SET community = gen_random_uuid()", 9, Kind.HEAD),
                row("UPDATE journal.log SET at = at + interval '1 second'", 9, Kind.HEAD),
                row("DELETE FROM journal.log", 9, Kind.HEAD),
                row("UPDATE journal.head SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1)", 10, Kind.HEAD),
                row("UPDATE journal.head SET place = 11", 11, Kind.HEAD),
                row("UPDATE journal.head SET at = at + interval '1 second'", 10, Kind.HEAD));
    }

    @ParameterizedTest(name = "{0} is found")
    @MethodSource("tamperings")
    void tampering_is_found_where_it_is(String sql, long position, Kind kind) throws SQLException {
        database.tamper(sql);
        assertThat(JournalAudit.audit(database.dataSource())).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.position()).isEqualTo(position);
        });
        for (int threads = 1; threads <= 4; threads++) {
            assertThat(fits(threads)).as("in %d ranges", threads).isFalse();
        }
    }

    private static boolean fits(int threads) throws SQLException {
        return JournalAudit.inSnapshot(
                database.dataSource(), connection -> JournalCheck.fits(database.dataSource(), connection, threads, 1));
    }

    private static Arguments entry(String set, long position, Kind kind) {
        return row("UPDATE journal.entry SET " + set + " WHERE position = " + position, position, kind);
    }

    private static Arguments row(String sql, long position, Kind kind) {
        return Arguments.of(sql, position, kind);
    }
}
