package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.SmallCommunity.today;
import static org.guildbook.api.http.TestUsers.party;

import org.guildbook.api.http.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The roll of any day, and who has to renew, for the offices that may know. */
@ExtendWith(RunningGuildbook.class)
class RollTest {

    @Test
    void a_roll_and_a_status_are_of_any_day_and_as_known_at_any_entry(Http http) {
        long head = http.get(null, COMMUNITY + "/head")
                .expect(200)
                .json()
                .path("position")
                .asLong();
        String supervisor = party("supervisor").toString();
        assertThat(http.get("staff", COMMUNITY + "/roll?limit=200", head)
                        .expect(200)
                        .text())
                .contains(supervisor);
        String chapter = COMMUNITY + "/chapters/" + SmallCommunity.CHAPTER + "/roll?limit=200";
        assertThat(http.get("chapter_lead", chapter, head).expect(200).text()).contains(supervisor);
        assertThat(http.get("staff", COMMUNITY + "/roll?status=LAPSED&knownAt=2", head)
                        .expect(200)
                        .json()
                        .path("members"))
                .isEmpty();
        String member = COMMUNITY + "/members/" + supervisor;
        Answer later = http.get(
                        "owner", member + "?asOf=" + today().plusYears(1).plusDays(3), head)
                .expect(200);
        assertThat(later.json().path("status").asString()).isEqualTo("GRACE");
        assertThat(later.json().path("facts").size()).isGreaterThanOrEqualTo(2);
        http.get("owner", member + "?knownAt=1", head).expect(404);
        http.get("owner", member + "?asOf=yesterday", head).expect(400);
        assertThat(http.get("owner", member + "?knownAt=" + (head + 1_000_000)).problem())
                .isEqualTo("not-answerable");
    }

    @Test
    void renewals_rate_and_cohorts_are_answered(Http http) {
        http.get("treasurer", COMMUNITY + "/renewals").expect(200);
        http.get("ann", COMMUNITY + "/renewals").expect(403);
        assertThat(http.get("auditor", COMMUNITY + "/retention")
                        .expect(200)
                        .json()
                        .path("cohorts"))
                .isNotEmpty();
        String rate = COMMUNITY + "/renewal-rate?from=%s&toExclusive=%s";
        http.get("auditor", rate.formatted(today().minusYears(1), today())).expect(200);
        assertThat(http.get("auditor", rate.formatted(today(), today())).problem())
                .isEqualTo("period-empty");
    }
}
