package org.guildbook.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimestampTest {

    private static final String TEXT = "guildbook.org/log/some\n3\nhash\n";

    private final TestAuthority authority = new TestAuthority("Test");

    @TempDir
    Path folder;

    TimestampTest() throws IOException {
        // An authority can fail to start.
    }

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void a_stamp_says_when_the_text_was_there() throws IOException {
        Instant now = Instant.parse("2026-02-03T04:05:06Z");
        authority.setClock(now);
        Timestamp stamp = Timestamp.parse(authority.client().stamp(TEXT).encoded());
        assertThat(stamp.at()).isEqualTo(now);
        stamp.verify(TEXT, authority.root());
        stamp.verify(TEXT, authority.own());
    }

    @Test
    void a_stamp_of_another_text_or_authority_is_refused() throws IOException {
        Timestamp stamp = authority.client().stamp(TEXT);
        isBad(stamp, TEXT.replace('3', '4'), authority.root());
        isBad(stamp, TEXT, Authorities.NONE);
        try (TestAuthority other = new TestAuthority("Test")) {
            isBad(stamp, TEXT, other.root());
            isBad(stamp, TEXT, other.own());
        }
    }

    @Test
    void every_changed_byte_of_a_token_is_refused_or_changes_nothing_that_is_signed() throws IOException {
        Timestamp stamp = authority.client().stamp(TEXT);
        byte[] der = stamp.encoded();
        int refused = 0;
        for (int i = 0; i < der.length; i++) {
            byte[] changed = der.clone();
            changed[i] ^= 1;
            try {
                Timestamp read = Timestamp.parse(changed);
                read.verify(TEXT, authority.root());
                assertThat(read.at()).isEqualTo(stamp.at());
            } catch (BadTimestampException _) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(der.length / 2);
    }

    @Test
    void a_stamp_of_a_time_when_the_certificate_did_not_hold_is_refused() {
        authority.setClock(TestAuthority.VALID_TO.plusSeconds(1));
        assertThatExceptionOfType(BadTimestampException.class)
                .isThrownBy(() -> authority.client().stamp(TEXT));
    }

    @Test
    void an_authority_that_does_not_answer_is_no_stamp() {
        authority.answerWith(500);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> authority.client().stamp(TEXT))
                .withMessageContaining("500");
        TimestampAuthority nobody =
                new TimestampAuthority(URI.create("http://localhost:1/"), authority.root(), Duration.ofSeconds(1));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> nobody.stamp(TEXT));
    }

    @Test
    void certificates_are_read_from_pem() throws IOException {
        Path file = Files.writeString(folder.resolve("tsa.pem"), authority.pem());
        assertThat(Authorities.read(file)).isEqualTo(authority.root());
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Authorities.read(empty));
    }

    private static void isBad(Timestamp stamp, String text, Authorities authorities) {
        assertThatExceptionOfType(BadTimestampException.class).isThrownBy(() -> stamp.verify(text, authorities));
    }
}
