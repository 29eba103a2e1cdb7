package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
