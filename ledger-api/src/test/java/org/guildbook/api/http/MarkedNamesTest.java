package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.SmallCommunity.today;
import static org.guildbook.api.http.TestUsers.party;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.security.Caller;
import org.guildbook.api.security.Route;
import org.guildbook.api.security.RouteTable;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;

/** Marks in every field about a person are in no table, file, log, export or answer but to whom they are open. */
@ExtendWith(RunningGuildbook.class)
class MarkedNamesTest {

    private static final String DAY = "\"effectiveOn\":\"" + today() + "\"}";

    /** It answers with what the members of staff and the party itself may read. */
    private static final String MEMBER = COMMUNITY + "/members/" + party("interviewer2");

    @Test
    void no_name_leaves_the_vault(Http http, ConfigurableApplicationContext application) throws Exception {
        Traces traces = new Traces(application);
        List<String> marks = new ArrayList<>();
        String registration = "{\"kind\":\"PERSON\",\"data\":%s,".formatted(data(marks)) + DAY;
        String key = UUID.randomUUID().toString();
        http.post("interviewer2", MEMBER + "/registrations?dryRun=true", key, registration)
                .expect(200);
        http.post("interviewer2", MEMBER + "/registrations", key, registration).expect(201);
        http.post("interviewer2", MEMBER + "/registrations", key, registration).expect(200);
        String update = "{\"data\":%s,\"reason\":\"CORRECTION\",".formatted(data(marks)) + DAY;
        http.post("staff", MEMBER + "/personal-data", update).expect(201);
        String candidate = COMMUNITY + "/members/" + new UUID(0x4000, System.nanoTime());
        http.post(
                        "staff",
                        candidate + "/registrations",
                        "{\"kind\":\"PERSON\",\"data\":%s,".formatted(data(marks)) + DAY)
                .expect(201);
        refusedWithMarks(http, marks);
        long last = lived(http);

        Answer own = http.get("interviewer2", MEMBER + "/personal-data").expect(200);
        assertThat(marks).as("what was planted is there to be found").anyMatch(own.text()::contains);
        http.get("staff", MEMBER + "/personal-data?purpose=LEGAL").expect(200);
        http.get("interviewer2", MEMBER + "/own-data", last).expect(200);
        PublishedLogTest.covered(http);
        List<String> found = new ArrayList<>();
        for (String mark : marks) {
            traces.tables(mark).forEach(table -> found.add(mark + " in " + table));
        }
        found.addAll(traces.of("planted"));
        answers(http).forEach((path, text) -> {
            if (text.contains("planted")) {
                found.add("an answer to " + path);
            }
        });
        assertThat(found).isEmpty();
        assertThat(traces.logged()).doesNotContain("planted");
        // Who knows the rest of the request could guess the name against it.
        for (String body : List.of(registration, update)) {
            for (String route : List.of("/registrations", "/personal-data")) {
                assertThat(traces.tables(sha256("POST " + MEMBER + route + "\n" + body)))
                        .isEmpty();
            }
        }
    }

    /** Every field, each with a mark of its own. */
    private static String data(List<String> marks) {
        return """
                {"name":"%s","nickname":"%s","email":"%s@example.org","phone":"%s","employer":"%s","remark":"%s"}""".formatted(mark(marks), mark(marks), mark(marks), mark(marks), mark(marks), mark(marks));
    }

    private static String mark(List<String> marks) {
        String mark = "planted" + UUID.randomUUID().toString().replace("-", "");
        marks.add(mark);
        return mark;
    }

    /** A refusal must not keep what it refused either. */
    private static void refusedWithMarks(Http http, List<String> marks) {
        String body = "{\"kind\":\"PERSON\",\"data\":%s,".formatted(data(marks)) + DAY;
        http.post("interviewer2", MEMBER + "/registrations", body).expect(422);
        http.post(
                        "interviewer2",
                        MEMBER + "/registrations",
                        body.replace("PERSON", mark(marks).substring(0, 20)))
                .expect(422);
        http.post("interviewer2", MEMBER + "/personal-data", body.replace("@example.org", "@"))
                .expect(400);
        http.post("interviewer2", MEMBER + "/personal-data", body.replace("\"remark\"", "\"" + mark(marks) + "\""))
                .expect(400);
        http.post("interviewer2", MEMBER + "/personal-data", body.substring(0, 200))
                .expect(400);
        http.post("interviewer2", MEMBER + "/consents", "{\"purpose\":\"%s\",".formatted(mark(marks)) + DAY)
                .expect(422);
        http.get("staff", MEMBER + "/personal-data?purpose=" + mark(marks)).expect(400);
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

    /** To everybody and to a member, from every route that is open to them. */
    private static Map<String, String> answers(Http http) {
        Map<String, String> answers = new java.util.LinkedHashMap<>();
        for (Route route : RouteTable.ROUTES) {
            if (route.method().equals(HttpMethod.GET) && !route.pattern().contains("**")) {
                if (route.callers().contains(Caller.PUBLIC)) {
                    answers.put(route.pattern(), answer(http, null, route));
                }
                answers.put(route.pattern() + " for ann", answer(http, "ann", route));
            }
        }
        return answers;
    }

    private static String answer(Http http, @Nullable String user, Route route) {
        String path = route.pattern()
                .replace("{community}", TestUsers.COMMUNITY.toString())
                .replace("{party}", party("interviewer2").toString())
                .replace("{chapter}", SmallCommunity.CHAPTER.toString())
                .replace("{quarter}", Quarter.of(today()).toString())
                .replace("{position}", "0")
                .replaceAll("\\{[a-z]+}", "00000000-0000-1000-0000-00000000dead");
        return http.get(user, path).text();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
