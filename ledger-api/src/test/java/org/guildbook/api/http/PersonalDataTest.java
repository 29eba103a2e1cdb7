package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.LedgerCore;
import org.guildbook.api.database.EmbeddedDatabase;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.vault.Erasures;
import org.guildbook.axon.StateCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Personal data are shown to whom they concern, and after an erasure they are nowhere. */
@ExtendWith(RunningGuildbook.class)
class PersonalDataTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String DATA = """
            {"name":"%1$s Quagliarella","email":"%1$s@example.org","phone":"%1$s-555","employer":"%1$s Ltd",
             "remark":"%1$s likes tea"}""";

    @Test
    void a_member_registers_corrects_and_exports_the_own_data(Http http) {
        String ann = COMMUNITY + "/members/" + party("ann");
        http.post("ann", ann + "/personal-data", DATA.formatted("annmark")).expect(204);
        http.post("ann", ann + "/personal-data", "{\"name\":\"Annmark Two\"}").expect(204);
        Answer own = http.get("ann", ann + "/personal-data").expect(200);
        assertThat(own.json().path("name").asString()).isEqualTo("Annmark Two");
        assertThat(own.text()).doesNotContain("annmark@example.org");
        Answer export = http.get("ann", ann + "/own-data").expect(200);
        assertThat(export.header("Content-Disposition")).contains("own-data.json");
        assertThat(export.text()).contains("Annmark Two", "membership.MemberAdmitted");
        http.get("bo", ann + "/personal-data?purpose=DUES").expect(403);
        http.get("staff", ann + "/own-data").expect(403);
        assertThat(http.get("staff", ann + "/personal-data").problem()).isEqualTo("purpose-missing");
        http.get("staff", ann + "/personal-data?purpose=DUES").expect(200);
        assertThat(http.get("staff", ann + "/personal-data?purpose=GOSSIP")
                        .expect(400)
                        .problem())
                .isEqualTo("invalid-parameters");
        assertThat(http.post("ann", ann + "/personal-data", "{\"email\":\"no address\"}")
                        .expect(400)
                        .problem())
                .isEqualTo("invalid-fields");
    }

    @Test
    void two_people_erase_and_nothing_is_left(Http http, ConfigurableApplicationContext application) throws Exception {
        String mark = "mark" + UUID.randomUUID().toString().replace("-", "");
        UUID person = new UUID(0x4000, System.nanoTime());
        String path = COMMUNITY + "/members/" + person;
        ListAppender<ILoggingEvent> log = logged();
        http.post("staff", path + "/personal-data", DATA.formatted(mark)).expect(204);
        assertThat(http.get("guardian", path + "/personal-data?purpose=PRIVACY")
                        .expect(200)
                        .text())
                .contains(mark);
        Answer referral = http.post("ann", COMMUNITY + "/referrals", """
                {"candidate":"%s","relationKind":"ALUMNI","effectiveOn":"%s"}""".formatted(person, SmallCommunity.today()))
                .expect(201);
        String entry = COMMUNITY + "/entries/" + referral.position();
        String sealed = text(http.get("ann", entry + "/sealed").expect(200));
        assertThat(found(application, sealed))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(exported(http)).contains(sealed);

        String range = "{\"from\":%d,\"toExclusive\":%d}".formatted(referral.position(), referral.position() + 1);
        refused(http, path, erasure("null", "guardian", range), "legal-basis-missing");
        refused(http, path, erasure("\"REQUEST\"", "staff", range), "second-person-missing");
        refused(
                http,
                path,
                erasure("\"REQUEST\"", "guardian", "{\"from\":0,\"toExclusive\":1}"),
                "entry-of-somebody-else");
        Answer waiting = http.post("staff", path + "/erasures", erasure("\"REQUEST\"", "guardian", range))
                .expect(202);
        http.get("guardian", path + "/personal-data?purpose=PRIVACY").expect(200);
        Answer erased = http.post("guardian", waiting.header("Location") + "/confirmations", "")
                .expect(201);
        assertThat(http.get(null, COMMUNITY + "/entries/" + erased.position())
                        .expect(200)
                        .text())
                .contains("privacy.ErasureRecorded", range)
                .doesNotContain(person.toString());

        await().atMost(PATIENCE).until(() -> http.get("ann", entry + "/sealed").status() != 200);
        // Until the read model of offices is there again, nobody holds one.
        await().atMost(PATIENCE)
                .until(() -> http.get("guardian", path + "/personal-data?purpose=PRIVACY")
                                .status()
                        == 404);
        refused(http, path, "/personal-data", DATA.formatted(mark), "vault-record-erased");
        await().atMost(PATIENCE)
                .until(() -> !http.get("ann", COMMUNITY + "/members/" + party("ann") + "/history", erased.position())
                        .text()
                        .contains("membership.CandidateReferred"));
        assertThat(rows(application.getBean(JdbcClient.class), person)).isZero();
        assertThat(found(application, mark)).isEmpty();
        assertThat(found(application, sealed)).isEmpty();
        assertThat(exported(http)).doesNotContain(mark, sealed);
        assertThat(log.list.toString()).doesNotContain(mark);
    }

    /** With all that a member who saw the entry may open; nothing in it is compressed. */
    private static String exported(Http http) {
        PublishedLogTest.covered(http);
        return http.get("ann", COMMUNITY + "/export/opened").expect(200).text();
    }

    private static void refused(Http http, String path, String body, String problem) {
        refused(http, path, "/erasures", body, problem);
    }

    private static void refused(Http http, String path, String route, String body, String problem) {
        assertThat(http.post("staff", path + route, body).problem()).isEqualTo(problem);
    }

    private static ListAppender<ILoggingEvent> logged() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
        return log;
    }

    /** The exact sealed bytes. */
    private static String text(Answer sealed) {
        return new String(
                HexFormat.of().parseHex(sealed.json().path("sealedHex").asString()), UTF_8);
    }

    @Test
    void a_member_is_not_erased(Http http) {
        assertThat(http.post(
                                "staff",
                                COMMUNITY + "/members/" + party("bo") + "/erasures",
                                erasure("\"REQUEST\"", "guardian", ""))
                        .problem())
                .isEqualTo("erasure-while-member");
    }

    @Test
    void what_a_backup_brings_back_goes_again(Http http, ConfigurableApplicationContext application) {
        UUID person = new UUID(0x4000, System.nanoTime());
        String path = COMMUNITY + "/members/" + person;
        http.post("staff", path + "/personal-data", DATA.formatted("backup")).expect(204);
        JdbcClient db = application.getBean(JdbcClient.class);
        db.sql("CREATE TABLE vault.backup AS TABLE vault.personal_data").update();
        Answer waiting = http.post("staff", path + "/erasures", erasure("\"REQUEST\"", "guardian", ""))
                .expect(202);
        http.post("guardian", waiting.header("Location") + "/confirmations", "").expect(201);
        await().atMost(PATIENCE).until(() -> rows(db, person) == 0);
        db.sql("INSERT INTO vault.personal_data SELECT * FROM vault.backup ON CONFLICT DO NOTHING")
                .update();
        db.sql("DROP TABLE vault.backup").update();
        assertThat(rows(db, person)).isPositive();
        http.get("guardian", path + "/personal-data?purpose=PRIVACY").expect(404);

        application
                .getBean(Erasures.class)
                .again(application.getBean(LedgerCore.class).axon().getComponent(StateCache.class));
        assertThat(rows(db, person)).isZero();
    }

    private static int rows(JdbcClient db, UUID person) {
        return db.sql("SELECT count(*) FROM vault.personal_data WHERE party = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private static String erasure(String basis, String confirmer, String ranges) {
        return "{\"basis\":%s,\"erases\":[%s],\"confirmer\":\"%s\",\"effectiveOn\":\"%s\"}"
                .formatted(basis, ranges, party(confirmer), SmallCommunity.today());
    }

    /** Every row of every table, and every file below the folder of the data: of the database, what is published, all keys. */
    private static List<String> found(ConfigurableApplicationContext application, String mark)
            throws IOException, SQLException {
        JdbcClient db = application.getBean(JdbcClient.class);
        List<String> found = new ArrayList<>();
        for (String table : db.sql("""
                        SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                        WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'""").query(String.class).list()) {
            int rows = db.sql("SELECT count(*) FROM " + table + " AS t WHERE t::text ILIKE ? OR t::text ILIKE ?")
                    .params("%" + mark + "%", "%" + hex(mark) + "%")
                    .query(Integer.class)
                    .single();
            if (rows > 0) {
                found.add(table);
            }
        }
        EmbeddedDatabase database = application.getBean(EmbeddedDatabase.class);
        try (Connection superuser = DriverManager.getConnection(database.url(), "postgres", database.password());
                Statement statement = superuser.createStatement()) {
            statement.execute("VACUUM FULL journal.entry, vault.personal_data, projection.member_fact");
            statement.execute("CHECKPOINT");
        }
        try (Stream<Path> files = Files.walk(database.folder().resolveSibling("."))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().contains("pg_wal"))
                    .toList()) {
                if (holds(file, mark)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    /** Files of a running database come and go. */
    private static boolean holds(Path file, String mark) throws IOException {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(mark);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
