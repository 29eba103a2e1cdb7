package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {

    @Test
    void a_leaf_may_have_65535_bytes_and_no_more() {
        assertThat(Leaf.withinLimit(new byte[65_535])).hasSize(65_535);
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> Leaf.withinLimit(new byte[65_536]))
                .withMessage("leaf of 65536 bytes, at most 65535 are allowed");
    }

    @Test
    void a_sealed_part_may_have_262144_bytes_and_no_more() {
        assertThat(Seal.withinLimit(new byte[262_144])).hasSize(262_144);
        assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> Seal.withinLimit(new byte[262_145]));
    }

    @Test
    void a_time_has_exactly_six_decimals() {
        assertThat(Leaf.time(Instant.parse("2026-01-01T00:00:00.000421Z"))).isEqualTo("2026-01-01T00:00:00.000421Z");
        assertThat(Leaf.time(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo("2026-01-01T00:00:00.000000Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leaf.time(Instant.parse("2026-01-01T00:00:00.000000001Z")));
    }

    @Test
    void a_time_is_read_as_it_was_written() {
        Random random = new Random(3);
        Instant from = Instant.parse("0000-01-01T00:00:00Z");
        long seconds =
                Duration.between(from, Instant.parse("+10000-01-01T00:00:00Z")).toSeconds();
        for (int i = 0; i < 50_000; i++) {
            Instant at = from.plusSeconds(random.nextLong(seconds)).plusNanos(1_000L * random.nextInt(1_000_000));
            assertThat(micros(Leaf.time(at))).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        }
        assertThat(micros("2024-02-29T23:59:59.999999Z")).isNotEqualTo(Leaf.NO_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.00000Z",
                "2026-01-01T00:00:00.0000000Z",
                "2026-01-01T00:00:00.000000z",
                "2026-01-01 00:00:00.000000Z",
                "2026-1-001T00:00:00.000000Z",
                "2026-00-01T00:00:00.000000Z",
                "2026-13-01T00:00:00.000000Z",
                "2026-01-00T00:00:00.000000Z",
                "2026-04-31T00:00:00.000000Z",
                "2026-02-29T00:00:00.000000Z",
                "2100-02-29T00:00:00.000000Z",
                "2026-01-01T24:00:00.000000Z",
                "2026-01-01T00:60:00.000000Z",
                "2026-01-01T00:00:60.000000Z",
                "+026-01-01T00:00:00.000000Z",
                "2026-01-01T00:00:00.-00000Z"
            })
    void what_is_no_time_with_six_decimals_is_not_read(String text) {
        assertThat(micros(text)).isEqualTo(Leaf.NO_TIME);
    }

    @Test
    void each_character_of_a_time_has_its_kind() {
        byte[] time = "2026-10-11T11:22:11.123456Z".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < time.length; at++) {
            boolean digit = time[at] >= '0' && time[at] <= '9';
            for (int b = 0; b < 256; b++) {
                byte[] other = time.clone();
                other[at] = (byte) b;
                if (digit ? b < '0' || b > '9' : b != time[at]) {
                    assertThat(Leaf.micros(other, 0, other.length)).isEqualTo(Leaf.NO_TIME);
                }
            }
        }
    }

    private static long micros(String text) {
        byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.US_ASCII);
        return Leaf.micros(bytes, 1, bytes.length - 1);
    }

    @Test
    void only_lowercase_hex_is_read() {
        byte[] text = "-0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] into = new byte[8];
        for (int at = 1; at < text.length; at++) {
            for (int b = 0; b < 256; b++) {
                byte[] other = text.clone();
                other[at] = (byte) b;
                boolean digit = "0123456789abcdef".indexOf(b) >= 0;
                assertThat(LowercaseHex.decode(other, 1, into)).isEqualTo(digit);
                assertThat(LowercaseHex.number(other, at < 9 ? 1 : 9) >= 0).isEqualTo(digit);
                assertThat(LowercaseHex.number(other, 13, at < 13 ? at : 1) >= 0)
                        .isEqualTo(digit);
                if (digit) {
                    assertThat(into)
                            .isEqualTo(HexFormat.of().parseHex(new String(other, 1, 16, StandardCharsets.US_ASCII)));
                }
            }
        }
        assertThat(LowercaseHex.number(text, 9)).isEqualTo(0x89abcdefL);
        assertThat(LowercaseHex.number(text, 13, 1)).isEqualTo(0xcdef0123L);
    }

    @Test
    void a_seal_is_the_hmac_of_rfc_4231_with_a_salt_of_32_bytes() {
        // RFC 4231 test case 1, its key of 20 bytes padded with the zeros that HMAC adds anyway.
        byte[] salt = HexFormat.of().parseHex("0b".repeat(20) + "00".repeat(12));
        byte[] seal = Seal.of(salt, "Hi There".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(seal))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThatIllegalArgumentException().isThrownBy(() -> Seal.of(new byte[31], new byte[1]));
    }

    @Test
    void the_first_entry_follows_the_origin_line() {
        UUID community = UUID.fromString("018f2f6e-1c3a-7d4e-9b5a-000000000001");
        assertThat(EntryHash.origin(community)).isEqualTo("guildbook.org/log/018f2f6e-1c3a-7d4e-9b5a-000000000001");
        // printf 'guildbook.org/log/018f2f6e-1c3a-7d4e-9b5a-000000000001\n' | sha256sum
        assertThat(HexFormat.of().formatHex(EntryHash.beforeFirst(community)))
                .isEqualTo("1c9e5d83987a548f0a2269e9f085a1165eb11e1299f3847f8bba7307de6f14d6");
    }
}
