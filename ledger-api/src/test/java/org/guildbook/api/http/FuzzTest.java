package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningGuildbook.class)
class FuzzTest {

    private static final int BODIES = 150;

    private static final List<String> SCRAPS = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "\"\"",
            "[]",
            "{}",
            "\"\\u0000\"",
            "\"😀\"",
            "9223372036854775808",
            "\"0001-01-01\"",
            "\"9999-12-31\"",
            "\"+999999999-12-31\"",
            "{\"kind\":\"CHAPTER\"}",
            "[[[[[[[[]]]]]]]]",
            "\"" + "x".repeat(5_000) + "\"");

    private static Map<String, String> valid() {
        String today = SmallCommunity.today().toString();
        return Map.of(
                "/tips",
                "{\"receiver\":\"%s\",\"amount\":5,\"effectiveOn\":\"%s\"}".formatted(party("bo"), today),
                "/chapters",
                "{\"code\":\"XX\",\"city\":\"Xiamen\",\"effectiveOn\":\"%s\"}".formatted(today),
                "/payments",
                """
                {"invoice":"%s","payer":"%s","method":"BANK","externalRef":"%s","amount":{"amountMinor":1,"unit":"CNY"},
                 "effectiveOn":"%s"}""".formatted(party("bo").value(), party("bo"), "b".repeat(64), today),
                "/offices",
                """
                {"role":"EDITOR","scope":{"kind":"COMMUNITY"},"officeHolder":"%s","toExclusive":"%s","effectiveOn":"%s"}""".formatted(party("bo"), today, today),
                "/contributions",
                """
                {"category":"KNOWLEDGE","quantity":1,"contributors":[{"contributor":"%s","sharePpm":1000000}],
                 "chapter":"%s","effectiveOn":"%s"}""".formatted(party("ann"), SmallCommunity.CHAPTER, today),
                "/grants",
                "{\"rule\":\"TALK\",\"receiver\":\"%s\",\"amount\":5,\"reason\":\"r\",\"effectiveOn\":\"%s\"}"
                        .formatted(party("bo"), today));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026})
    void a_mangled_body_is_never_the_servers_fault(long seed, Http http) {
        Random random = new Random(seed);
        List<Map.Entry<String, String>> bodies = List.copyOf(valid().entrySet());
        for (int i = 0; i < BODIES; i++) {
            Map.Entry<String, String> body = bodies.get(random.nextInt(bodies.size()));
            String mangled = mangle(body.getValue(), random);
            Http.Answer answer = http.post("ann", COMMUNITY + body.getKey() + "?dryRun=true", mangled);
            assertThat(answer.status())
                    .as("seed %d, %s %s: %s", seed, body.getKey(), mangled, answer.text())
                    .isLessThan(500);
        }
    }

    private static String mangle(String body, Random random) {
        int at = random.nextInt(body.length());
        int to = Math.min(body.length(), at + 1 + random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> body.substring(0, at) + body.substring(to);
            case 1 -> body.substring(0, at) + (char) (32 + random.nextInt(95)) + body.substring(at);
            case 2 -> {
                int colon = body.indexOf(':', at);
                int comma = colon < 0 ? -1 : body.indexOf(',', colon);
                yield comma < 0
                        ? body.substring(0, at)
                        : body.substring(0, colon + 1)
                                + SCRAPS.get(random.nextInt(SCRAPS.size()))
                                + body.substring(comma);
            }
            default ->
                body.replaceFirst(
                        ":[^,}\\]]+",
                        ":" + java.util.regex.Matcher.quoteReplacement(SCRAPS.get(random.nextInt(SCRAPS.size()))));
        };
    }
}
