package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactReceiptTest {

    @Test
    void what_is_written_is_read_and_only_digits_of_a_qr_code_are_used() {
        Random random = new Random(45);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = CompactReceipt.write(bytes);
            assertThat(text).matches("[0-9A-Z $%*+./:-]+");
            assertThat(CompactReceipt.read(ascii(text))).isEqualTo(bytes);
            assertThat(CompactReceipt.read(ascii(text + "\r\n"))).isEqualTo(bytes);
            assertThat(CompactReceipt.is(ascii(text))).isTrue();
        }
    }

    @Test
    void a_changed_character_does_not_pass() {
        String text = CompactReceipt.write(ascii("{\"leaf\":\"…\",\"v\":1}"));
        for (int i = CompactReceipt.PREFIX.length(); i < text.length(); i++) {
            char other = text.charAt(i) == '0' ? '1' : '0';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThatExceptionOfType(MalformedException.class)
                    .as(changed)
                    .isThrownBy(() -> CompactReceipt.read(ascii(changed)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GUILDBOOK", "GUILDBOOK:", "GUILDBOOK:0", "GUILDBOOK:::::", "GUILDBOOK:abc", "{}"})
    void what_is_no_such_text_is_refused(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> CompactReceipt.read(ascii(text)));
    }

    @Test
    void what_unpacks_to_too_much_is_refused() {
        byte[] text = ascii(CompactReceipt.write(new byte[CompactReceipt.MAX_BYTES + 1]));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> CompactReceipt.read(text));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
