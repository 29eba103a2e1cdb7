package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRotationTest {

    private static final String ORIGIN = "guildbook.org/log/019b76da-a800-7000-8000-000000000001";

    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    private static Ed25519NoteSigner key(int number) {
        return key(ORIGIN, number);
    }

    private static Ed25519NoteSigner key(String origin, int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return new Ed25519NoteSigner(origin, seed);
    }

    private static KeyRotation rotation(NoteSigner before, NoteSigner next) {
        return new KeyRotation(next.key(), KeyRotation.endorse(next.key(), before), DAY);
    }

    /** Any sequence of true and forged rotations leads to the keys that a chain of vouching reaches, and to no others. */
    @Test
    void only_those_are_followed_that_somebody_trusted_vouches_for() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<KeyRotation> rotations = new ArrayList<>();
            List<Integer> known = new ArrayList<>(List.of(0));
            List<VerifierKey> expected = new ArrayList<>();
            for (int next = 1; next <= 6; next++) {
                int before = random.nextInt(8);
                boolean forged = random.nextInt(4) == 0;
                KeyRotation rotation = rotation(key(before), key(next));
                if (forged) {
                    rotation = new KeyRotation(
                            key(next).key(), rotation(key(before), key(99)).endorsement(), DAY);
                }
                rotations.add(rotation);
                if (!forged && known.contains(before)) {
                    known.add(next);
                    expected.add(key(next).key());
                }
            }
            assertThat(KeyRotation.follow(List.of(key(0).key()), rotations))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void the_key_of_another_log_vouches_for_nothing() {
        NoteSigner other = key("guildbook.org/log/other", 0);
        KeyRotation rotation = new KeyRotation(key(1).key(), KeyRotation.endorse(key(1).key(), other), DAY);
        assertThat(rotation.isVouchedBy(List.of(other.key(), key(0).key()))).isFalse();
        assertThat(rotation(key(0), key(1)).isVouchedBy(List.of(key(0).key()))).isTrue();
    }

    @Test
    void what_is_endorsed_is_no_checkpoint() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Checkpoint.parse(KeyRotation.text(key(1).key())));
    }

    @Test
    void it_is_read_from_the_entry_that_carries_it() {
        KeyRotation rotation = rotation(key(0), key(1));
        assertThat(KeyRotation.in(leaf(KeyRotation.FACT, rotation.endorsement(), "2026-12-31")))
                .contains(rotation);
        assertThat(KeyRotation.in(leaf("points.PointsTipped", rotation.endorsement(), "2026-12-31")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-13-01"})
    void what_names_no_day_is_refused(String day) {
        byte[] leaf = leaf(KeyRotation.FACT, "line", day);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> KeyRotation.in(leaf));
    }

    @Test
    void an_endorsement_that_is_no_line_vouches_for_nothing() {
        for (String line : List.of("", "—", "— x", "— x AAAAAA==", "a\nb")) {
            assertThat(new KeyRotation(key(1).key(), line, DAY).isVouchedBy(List.of(key(0).key())))
                    .as(line)
                    .isFalse();
        }
    }

    @Test
    void a_rotation_without_open_part_is_refused() {
        byte[] leaf = ("{\"type\":\"" + KeyRotation.FACT + "\"}").getBytes(StandardCharsets.US_ASCII);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> KeyRotation.in(leaf));
    }

    private static byte[] leaf(String type, String endorsement, String day) {
        return CanonicalJson.write(new TreeMap<>(Map.of(
                "open",
                Map.of(
                        "bothUntil",
                        day,
                        "endorsement",
                        endorsement,
                        "newKey",
                        key(1).key().toString()),
                "type",
                type)));
    }
}
