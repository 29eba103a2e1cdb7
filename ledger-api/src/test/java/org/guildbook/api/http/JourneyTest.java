package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGuildbook.class)
class JourneyTest {

    @Test
    void the_founded_community_is_public(Http http) {
        assertThat(http.get(null, COMMUNITY).expect(200).json().path("name").asString())
                .isEqualTo("Readers");
        assertThat(http.get(null, COMMUNITY + "/chapters").expect(200).json().path("chapters"))
                .hasSize(1);
    }
}
