package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.RunningGuildbook.REQUESTS_PER_MINUTE;
import static org.guildbook.api.http.TestUsers.HASTY;
import static org.guildbook.api.http.TestUsers.STRANGER;

import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGuildbook.class)
class RateLimitTest {

    private static final String ME = "/v1/me";

    @Test
    void a_client_beyond_its_rate_is_told_to_wait_and_the_others_are_not(Http http) {
        Answer first = http.get(HASTY, ME).expect(200);
        assertThat(number(first, "RateLimit-Limit")).isEqualTo(REQUESTS_PER_MINUTE);
        assertThat(number(first, "RateLimit-Remaining")).isBetween(1L, REQUESTS_PER_MINUTE - 1L);

        Answer refused = untilRefused(http).expect(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(number(refused, "Retry-After")).isPositive();
        assertThat(number(refused, "RateLimit-Limit")).isEqualTo(REQUESTS_PER_MINUTE);
        assertThat(number(refused, "RateLimit-Remaining")).isZero();
        assertThat(number(refused, "RateLimit-Reset")).isBetween(1L, 60L);

        http.get(STRANGER, ME).expect(200);
    }

    /** The bucket refills while it is emptied, so that it takes a few requests more than it holds. */
    private static Answer untilRefused(Http http) {
        Answer answer = http.get(HASTY, ME);
        for (int sent = 1; answer.status() == 200 && sent < 3 * REQUESTS_PER_MINUTE; sent++) {
            answer = http.get(HASTY, ME);
        }
        return answer;
    }

    private static long number(Answer answer, String header) {
        return Long.parseLong(answer.header(header));
    }
}
