package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.SignatureType;
import org.guildbook.chain.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGuildbook.class)
class SigningKeyTest {

    private static final String ROTATIONS = COMMUNITY + "/signing-key-rotations";

    private static String until(LocalDate day) {
        return "{\"bothUntil\":\"%s\",\"effectiveOn\":\"%s\"}".formatted(day, SmallCommunity.today());
    }

    @Test
    void the_owner_has_the_log_name_the_next_key_once(Http http) {
        String body = until(SmallCommunity.today().plusDays(30));
        assertThat(http.post("ann", ROTATIONS, body).expect(403).problem()).isEqualTo("not-authorised");
        assertThat(http.post("owner", ROTATIONS, until(SmallCommunity.today()))
                        .expect(422)
                        .problem())
                .isEqualTo("overlap-out-of-range");

        Answer recorded = http.post("owner", ROTATIONS, "rotation", body).expect(201);
        assertThat(http.post("owner", ROTATIONS, "rotation", body).expect(200).header("Idempotency-Hit"))
                .isEqualTo("true");
        assertThat(http.post("owner", ROTATIONS, body).expect(422).problem()).isEqualTo("signing-key-already-named");

        byte[] leaf = http.get(null, COMMUNITY + "/entries/" + recorded.position() + "/leaf")
                .expect(200)
                .response()
                .body();
        KeyRotation rotation = KeyRotation.in(leaf).orElseThrow();
        List<VerifierKey> keys = keys(http);
        assertThat(rotation.next()).isEqualTo(keys.getLast());
        assertThat(rotation.isVouchedBy(keys.subList(0, 1))).isTrue();
    }

    @Test
    void a_log_that_lost_nothing_is_not_restored(Http http) {
        String body = "{\"effectiveOn\":\"%s\"}".formatted(SmallCommunity.today());
        assertThat(http.post("owner", COMMUNITY + "/restorations", body)
                        .expect(422)
                        .problem())
                .isEqualTo("nothing-to-restore");
    }

    /** Of Ed25519, oldest first. */
    private static List<VerifierKey> keys(Http http) {
        return http.get(null, COMMUNITY + "/log/key")
                .expect(200)
                .text()
                .lines()
                .map(VerifierKey::parse)
                .filter(key -> key.type() == SignatureType.ED25519)
                .toList();
    }
}
