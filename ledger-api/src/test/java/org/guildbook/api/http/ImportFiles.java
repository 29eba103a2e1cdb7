package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.guildbook.api.http.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Files of an existing community, and how they are brought. */
final class ImportFiles {

    static final String HEADER = "chapter_code,chapter_city,member_ref,membership_type,name,email,phone,term_from,"
            + "term_to,paid_on,amount,payment_ref\r\n";

    static final String IMPORTS = COMMUNITY + "/imports";
    static final String DRY_RUN = "&dryRun=true";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CHAPTERS = 13;

    /** A community of so many members with one to six terms each, most of them paid for, every name marked. */
    static String community(int members, LocalDate today) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int member = 0; member < members; member++) {
            LocalDate last = today.minusDays(member % 360);
            for (int back = member % 6; back >= 0; back--) {
                LocalDate from = last.minusYears(back);
                file.append(
                        "C%1$d,City %1$d,M%2$d,ORDINARY,Markname %2$d,mark%2$d@example.org,,%3$s,%4$s,%5$s,%6$s,R%2$d-%7$d\r\n"
                                .formatted(
                                        member % CHAPTERS,
                                        member,
                                        from,
                                        last.minusYears(back - 1),
                                        from.minusDays(10),
                                        back == 5 ? "" : "10080.00",
                                        back));
            }
        }
        return file.toString();
    }

    static Answer bring(Http http, String query, String file) {
        return bring(http, query, UUID.randomUUID().toString(), "application/json", file.getBytes(UTF_8));
    }

    static Answer bring(Http http, String query, String key, String accept, byte[] file) {
        return http.send(http.as("staff", IMPORTS + "?confirmer=" + party("owner") + query)
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv")
                .header("Accept", accept)
                .header("Accept-Language", "zh")
                .POST(BodyPublishers.ofByteArray(file)));
    }

    /** Brings a good file and has it confirmed; returns where to watch it. */
    static String begin(Http http, String file) {
        String job = bring(http, "", file).expect(202).header("Location");
        http.post("owner", job + "/confirmations", "").expect(202);
        return job;
    }

    static void complete(Http http, String job) {
        await().atMost(PATIENCE).until(() -> !state(http, job).equals("RUNNING"));
        JsonNode ended = job(http, job);
        if (!ended.path("state").asString().equals("COMPLETE")
                || ended.path("done").asInt() != ended.path("total").asInt()) {
            throw new AssertionError(ended.toString());
        }
    }

    static JsonNode job(Http http, String job) {
        return http.get("owner", job).expect(200).json();
    }

    private static String state(Http http, String job) {
        return job(http, job).path("state").asString();
    }

    static long head(Http http) {
        return http.get(null, COMMUNITY + "/head")
                .expect(200)
                .json()
                .path("position")
                .asLong();
    }

    private ImportFiles() {}
}
