package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.SmallCommunity.today;
import static org.guildbook.api.http.TestUsers.party;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

/** Marks in every field about a person are in no table, file, log, export, tile or answer but to whom they are open. */
@ExtendWith(RunningGuildbook.class)
class MarkedNamesTest {

    private static final String DAY = "\"effectiveOn\":\"" + today() + "\"}";

    /** It answers with what the members of staff and the party itself may read. */
    private static final String MEMBER = COMMUNITY + "/members/" + party("interviewer2");

    /** Nobody, a member, who may read all sealed facts about money, somebody of no community, and who runs the machine. */
    private static final List<String> VISITORS =
            Arrays.asList(null, "ann", "auditor", TestUsers.STRANGER, TestUsers.OPERATOR);

    @Test
    void no_name_leaves_the_vault(Http http, ConfigurableApplicationContext application) throws Exception {
        Traces traces = new Traces(application);
        long before = head(http);
        String registration = "{\"kind\":\"PERSON\",\"data\":%s,".formatted(data()) + DAY;
        String key = UUID.randomUUID().toString();
        http.post("interviewer2", MEMBER + "/registrations?dryRun=true", key, registration)
                .expect(200);
        http.post("interviewer2", MEMBER + "/registrations", key, registration).expect(201);
        http.post("interviewer2", MEMBER + "/registrations", key, registration).expect(200);
        String update = "{\"data\":%s,\"reason\":\"CORRECTION\",".formatted(data()) + DAY;
        http.post("staff", MEMBER + "/personal-data", update).expect(201);
        String candidate = COMMUNITY + "/members/" + new UUID(0x4000, System.nanoTime());
        http.post("staff", candidate + "/registrations", registration).expect(201);
        refusedWithMarks(http);
        String caseId = reported(http);
        takenOver(http);
        long last = lived(http);

        Answer own = http.get("interviewer2", MEMBER + "/personal-data").expect(200);
        assertThat(Marks.in(own.text()))
                .as("what was planted is there to be found")
                .isTrue();
        http.get("staff", MEMBER + "/personal-data?purpose=LEGAL").expect(200);
        http.get("interviewer2", MEMBER + "/own-data", last).expect(200);
        PublishedLogTest.covered(http);
        List<String> found = new ArrayList<>(traces.tables(Marks.FORMS));
        found.addAll(traces.files(_ -> true, Marks::in));
        found.addAll(entries(http, last));
        PublicAnswers answers = new PublicAnswers(
                http,
                application,
                party("interviewer2"),
                caseId,
                LongStream.concat(LongStream.of(0), LongStream.rangeClosed(before + 1, last)));
        for (String visitor : VISITORS) {
            answers.to(visitor).forEach((path, answer) -> {
                if (Marks.in(answer.text())) {
                    found.add(path + " for " + visitor);
                }
            });
        }
        assertThat(found).isEmpty();
        assertThat(Marks.in(traces.logged())).isFalse();
        // Who knows the rest of the request could guess the name against it.
        for (String body : List.of(registration, update)) {
            for (String route : List.of("/registrations", "/personal-data")) {
                assertThat(traces.tables(List.of(sha256("POST " + MEMBER + route + "\n" + body))))
                        .isEmpty();
            }
        }
    }

    /** The questions above are real ones: whoever may ask them is answered. */
    @Test
    void what_is_open_to_everybody_is_found(Http http, ConfigurableApplicationContext application) throws IOException {
        PublishedLogTest.covered(http);
        PublicAnswers answers = new PublicAnswers(
                http, application, party("interviewer2"), new UUID(0, 0).toString(), LongStream.of(0));
        List<String> unanswered = new ArrayList<>();
        answers.open().forEach((path, answer) -> {
            if (answer.status() >= 400) {
                unanswered.add(answer.status() + " " + path);
            }
        });
        assertThat(unanswered).isEmpty();
    }

    private static long head(Http http) {
        return http.get(null, COMMUNITY + "/head")
                .expect(200)
                .json()
                .path("position")
                .asLong();
    }

    /** Entries with a mark in them, of all there are. */
    private static List<String> entries(Http http, long last) {
        return LongStream.rangeClosed(0, last)
                .mapToObj(position -> COMMUNITY + "/entries/" + position)
                .filter(entry -> Marks.in(http.get(null, entry).expect(200).text()))
                .toList();
    }

    /** Every field, each with a mark of its own. */
    private static String data() {
        return """
                {"name":"%s","nickname":"%s","email":"%s@example.org","phone":"%s","employer":"%s","remark":"%s"}""".formatted(Marks.next(), Marks.next(), Marks.next(), Marks.next(), Marks.next(), Marks.next());
    }

    /** A refusal must not keep what it refused either. */
    private static void refusedWithMarks(Http http) {
        String body = "{\"kind\":\"PERSON\",\"data\":%s,".formatted(data()) + DAY;
        http.post("interviewer2", MEMBER + "/registrations", body).expect(422);
        http.post(
                        "interviewer2",
                        MEMBER + "/registrations",
                        body.replace("PERSON", Marks.next().substring(0, 20)))
                .expect(422);
        http.post("interviewer2", MEMBER + "/personal-data", body.replace("@example.org", "@"))
                .expect(400);
        http.post("interviewer2", MEMBER + "/personal-data", body.replace("\"remark\"", "\"" + Marks.next() + "\""))
                .expect(400);
        http.post("interviewer2", MEMBER + "/personal-data", body.substring(0, 200))
                .expect(400);
        http.post("interviewer2", MEMBER + "/consents", "{\"purpose\":\"%s\",".formatted(Marks.next()) + DAY)
                .expect(422);
        http.get("staff", MEMBER + "/personal-data?purpose=" + Marks.next()).expect(400);
    }

    /** What is said in a case is a person's own as well; returns its id. */
    private static String reported(Http http) {
        return http.post("bo", COMMUNITY + "/cases", """
                        {"kind":"CONDUCT","respondent":"%s","text":"%s",""".formatted(party("interviewer2"), Marks.next()) + DAY)
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** Somebody who comes in a file, once a file with the same cells was refused. */
    private static void takenOver(Http http) {
        String file = ImportFiles.HEADER
                + "MK,Marked,%s,ORDINARY,%s,%s@example.org,%s,%s,%s,%s,10080.00,%s\r\n"
                        .formatted(
                                Marks.next(),
                                Marks.next(),
                                Marks.next(),
                                Marks.next(),
                                today().minusDays(360),
                                today().plusDays(5),
                                today().minusDays(370),
                                Marks.next());
        ImportFiles.bring(http, ImportFiles.DRY_RUN, file).expect(200);
        ImportFiles.bring(http, "", file.replace("10080.00", "many")).expect(422);
        ImportFiles.complete(http, ImportFiles.begin(http, file));
    }

    /** Things that happen to a member with these data. */
    private static long lived(Http http) {
        http.post("interviewer2", MEMBER + "/privacy-preferences", """
                        {"audience":"MEMBERS","field":"NAME","mode":"HIDDEN",""" + DAY).expect(201);
        http.post("interviewer2", MEMBER + "/privacy-preferences", """
                        {"audience":"MEMBERS","mode":"PSEUDONYM",""" + DAY).expect(201);
        http.post("interviewer2", MEMBER + "/consents", "{\"purpose\":\"RESEARCH\"," + DAY)
                .expect(201);
        return http.post(
                        "interviewer2",
                        COMMUNITY + "/contributions",
                        """
                        {"category":"KNOWLEDGE","quantity":1,"contributors":[{"contributor":"%s","sharePpm":1000000}],
                         "chapter":"%s","contentHash":"%s",""".formatted(party("interviewer2"), SmallCommunity.CHAPTER, "e".repeat(64)) + DAY)
                .expect(201)
                .position();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
