package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildbook.LedgerCore;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.vault.Erasures;
import org.guildbook.axon.StateCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Personal data are shown to whom they concern, and after an erasure they are nowhere. */
@ExtendWith(RunningGuildbook.class)
class PersonalDataTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String DATA = """
            {"name":"%1$s Quagliarella","email":"%1$s@example.org","phone":"%1$s-555","employer":"%1$s Ltd",
             "remark":"%1$s likes tea"}""";

    @Test
    void a_member_registers_corrects_and_exports_the_own_data(Http http) throws Exception {
        String ann = COMMUNITY + "/members/" + party("ann");
        http.post("ann", ann + "/registrations", registration("annmark")).expect(201);
        long corrected = http.post("ann", ann + "/personal-data", update("{\"name\":\"Annmark Two\"}"))
                .expect(201)
                .position();
        Answer own = http.get("ann", ann + "/personal-data").expect(200);
        assertThat(own.json().path("name").asString()).isEqualTo("Annmark Two");
        assertThat(own.text()).doesNotContain("annmark@example.org");
        Map<String, String> files = unzipped(http, ann, corrected);
        assertThat(files.get("personal-data.json")).contains("Annmark Two");
        assertThat(files.get("privacy.json")).contains("PERSON");
        assertThat(files.get("history-0001.jsonl"))
                .contains("membership.MemberAdmitted", "privacy.PersonalDataUpdated");
        opens(files);
        http.get("bo", ann + "/personal-data?purpose=DUES").expect(403);
        http.get("staff", ann + "/own-data").expect(403);
        assertThat(http.get("staff", ann + "/personal-data").problem()).isEqualTo("purpose-missing");
        http.get("staff", ann + "/personal-data?purpose=DUES").expect(200);
        assertThat(http.get("staff", ann + "/personal-data?purpose=GOSSIP")
                        .expect(400)
                        .problem())
                .isEqualTo("invalid-parameters");
        assertThat(http.post("ann", ann + "/personal-data", update("{\"email\":\"no address\"}"))
                        .expect(400)
                        .problem())
                .isEqualTo("invalid-fields");
    }

    @Test
    void two_people_erase_and_nothing_is_left(Http http, ConfigurableApplicationContext application) throws Exception {
        String mark = "mark" + UUID.randomUUID().toString().replace("-", "");
        UUID person = new UUID(0x4000, System.nanoTime());
        String path = COMMUNITY + "/members/" + person;
        Traces traces = new Traces(application);
        http.post("staff", path + "/registrations", registration(mark)).expect(201);
        assertThat(http.get("guardian", path + "/personal-data?purpose=PRIVACY")
                        .expect(200)
                        .text())
                .contains(mark);
        Answer referral = http.post("ann", COMMUNITY + "/referrals", """
                {"candidate":"%s","relationKind":"ALUMNI","effectiveOn":"%s"}""".formatted(person, SmallCommunity.today()))
                .expect(201);
        String entry = COMMUNITY + "/entries/" + referral.position();
        String sealed = text(http.get("ann", entry + "/sealed").expect(200));
        assertThat(traces.of(sealed)).as("the search finds what is there").isNotEmpty();
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
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        refused(http, path, "/personal-data", update(DATA.formatted(mark)), "vault-record-erased"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> refused(http, path, "/registrations", registration(mark), "vault-record-erased"));
        await().atMost(PATIENCE)
                .until(() -> !http.get("ann", COMMUNITY + "/members/" + party("ann") + "/history", erased.position())
                        .text()
                        .contains("membership.CandidateReferred"));
        assertThat(rows(application.getBean(JdbcClient.class), person)).isZero();
        assertThat(traces.of(mark)).isEmpty();
        assertThat(traces.of(sealed)).isEmpty();
        assertThat(exported(http)).doesNotContain(mark, sealed);
        assertThat(traces.logged()).doesNotContain(mark);
    }

    /** The archive of the own data, once every entry in it is covered by a checkpoint. */
    private static Map<String, String> unzipped(Http http, String path, long position) throws IOException {
        PublishedLogTest.covered(http);
        Answer archive = http.get("ann", path + "/own-data", position).expect(200);
        assertThat(archive.header("Content-Disposition")).contains("own-data.zip");
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(archive.response().body()))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                files.put(file.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    /** The fact commits to the name in the vault, and the receipt holds the fact. */
    private static void opens(Map<String, String> files) throws NoSuchAlgorithmException {
        JsonNode field = JSON.readTree(files.get("personal-data.json")).get(0);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(field.path("salt").asString()));
        String commitment = HexFormat.of()
                .formatHex(digest.digest(field.path("text").asString().getBytes(UTF_8)));
        assertThat(commitment).isEqualTo(field.path("commitment").asString());
        String updated = String.valueOf(files.get("history-0001.jsonl"))
                .lines()
                .filter(line -> line.contains("privacy.PersonalDataUpdated"))
                .findFirst()
                .orElseThrow();
        JsonNode told = JSON.readTree(updated);
        String sealed =
                new String(HexFormat.of().parseHex(told.path("sealedHex").asString()), UTF_8);
        assertThat(sealed).contains(commitment);
        assertThat(files.get(told.path("receipt").asString())).isNotEmpty();
    }

    private static String registration(String mark) {
        return "{\"kind\":\"PERSON\",\"data\":%s,\"effectiveOn\":\"%s\"}"
                .formatted(DATA.formatted(mark), SmallCommunity.today());
    }

    private static String update(String data) {
        return "{\"data\":%s,\"reason\":\"CORRECTION\",\"effectiveOn\":\"%s\"}".formatted(data, SmallCommunity.today());
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
    void nobody_is_erased_while_dues_are_awaited(Http http) {
        UUID person = new UUID(0x4000, System.nanoTime());
        Answer admitted = http.post("staff", COMMUNITY + "/founding-members", """
                        {"member":"%s","membershipType":"ORDINARY","chapter":"%s","from":"%s","toExclusive":"%s",
                         "evidence":"%s","confirmer":"%s","effectiveOn":"%s"}
                        """.formatted(
                                person,
                                SmallCommunity.CHAPTER,
                                SmallCommunity.today().minusYears(1),
                                SmallCommunity.today().plusMonths(1),
                                "a".repeat(64),
                                party("owner"),
                                SmallCommunity.today()))
                .expect(202);
        long position = http.post("owner", admitted.header("Location") + "/confirmations", "")
                .expect(201)
                .position();
        String path = COMMUNITY + "/members/" + person;
        String membership = http.get("staff", path, position)
                .expect(200)
                .json()
                .path("membership")
                .asString();
        String invoice = http.post("treasurer", COMMUNITY + "/invoices", """
                        {"membership":"%s","member":"%s","from":"%s","effectiveOn":"%s"}
                        """.formatted(
                                membership, person, SmallCommunity.today().plusMonths(1), SmallCommunity.today()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        // Of which nothing was paid, it would be voided with the death.
        http.post("treasurer", COMMUNITY + "/payments", """
                        {"invoice":"%s","payer":"%s","method":"BANK","externalRef":"%s",
                         "amount":{"amountMinor":100,"unit":"CNY"},"effectiveOn":"%s"}
                        """.formatted(
                                invoice, person, "7".repeat(64), SmallCommunity.today()))
                .expect(201);
        String office = http.post("owner", COMMUNITY + "/offices", """
                        {"role":"STAFF","scope":{"kind":"COMMUNITY"},"officeHolder":"%s","toExclusive":"%s",
                         "effectiveOn":"%s"}
                        """.formatted(
                                party("secretary"), SmallCommunity.today().plusYears(1), SmallCommunity.today()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        Answer death = http.post("staff", COMMUNITY + "/deaths", """
                        {"member":"%s","confirmer":"%s","effectiveOn":"%s"}
                        """.formatted(
                                person, party("secretary"), SmallCommunity.today()))
                .expect(202);
        http.post("secretary", death.header("Location") + "/confirmations", "").expect(201);
        http.post(
                        "owner",
                        COMMUNITY + "/offices/" + office + "/vacations",
                        "{\"effectiveOn\":\"" + SmallCommunity.today() + "\"}")
                .expect(201);
        assertThat(http.post("staff", path + "/erasures", erasure("\"REQUEST\"", "guardian", ""))
                        .problem())
                .isEqualTo("erasure-blocked-by-open-matter");
    }

    @Test
    void what_a_backup_brings_back_goes_again(Http http, ConfigurableApplicationContext application) {
        UUID person = new UUID(0x4000, System.nanoTime());
        String path = COMMUNITY + "/members/" + person;
        http.post("staff", path + "/registrations", registration("backup")).expect(201);
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
}
