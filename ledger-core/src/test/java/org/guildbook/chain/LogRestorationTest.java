package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRestorationTest {

    private static final UUID COMMUNITY = UUID.fromString("019b76da-a800-7000-8000-000000000001");

    private static final String FIRST = "guildbook.org/log/" + COMMUNITY;

    @Test
    void a_log_has_a_name_for_each_incarnation() {
        assertThat(new LogName(COMMUNITY, 1).origin()).isEqualTo(FIRST);
        assertThat(new LogName(COMMUNITY, 12).origin()).isEqualTo(FIRST + "/12");
        for (int incarnation : new int[] {1, 2, 12, 999_999}) {
            LogName name = new LogName(COMMUNITY, incarnation);
            assertThat(LogName.of(name.origin())).contains(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "guildbook.org/log/",
                "guildbook.org/log/x",
                "guildbook.org/log/019b76da-a800-7000-8000-000000000001/1",
                "guildbook.org/log/019b76da-a800-7000-8000-000000000001/0",
                "guildbook.org/log/019b76da-a800-7000-8000-000000000001/02",
                "guildbook.org/log/019b76da-a800-7000-8000-000000000001/",
                "guildbook.org/log/019B76DA-A800-7000-8000-000000000001",
                "example.org/log/019b76da-a800-7000-8000-000000000001"
            })
    void other_texts_are_no_names(String origin) {
        assertThat(LogName.of(origin)).isEmpty();
    }

    @Test
    void a_key_is_renamed_within_its_community_only() {
        VerifierKey key = new Ed25519NoteSigner(FIRST, new byte[32]).key();
        assertThat(LogName.rename(key, FIRST + "/2").name()).isEqualTo(FIRST + "/2");
        assertThat(LogName.rename(LogName.rename(key, FIRST + "/2"), FIRST)).isEqualTo(key);
        assertThat(LogName.rename(key, EntryHash.origin(new UUID(1, 2)))).isEqualTo(key);
    }

    @Test
    void it_is_read_from_the_entry_that_carries_it() {
        LogRestoration restoration =
                LogRestoration.in(leaf(3, 7, 9, "a".repeat(64)), COMMUNITY).orElseThrow();
        assertThat(restoration.incarnation()).isEqualTo(3);
        assertThat(restoration.kept()).isEqualTo(7);
        assertThat(restoration.lostHead().origin()).isEqualTo(FIRST + "/2");
        assertThat(restoration.lostHead().size()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"1, 7, 9", "1000000, 7, 9", "2, -1, 9", "2, 9, 9", "-2, 1, 2"})
    void what_no_log_could_have_lost_is_refused(int incarnation, long kept, long lost) {
        byte[] leaf = leaf(incarnation, kept, lost, "a".repeat(64));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> LogRestoration.in(leaf, COMMUNITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aa", "x"})
    void what_is_no_root_is_refused(String root) {
        byte[] leaf = leaf(2, 7, 9, root);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> LogRestoration.in(leaf, COMMUNITY));
    }

    private static byte[] leaf(int incarnation, long kept, long lost, String root) {
        return CanonicalJson.write(new TreeMap<>(Map.of(
                "open",
                Map.of("incarnation", incarnation, "kept", kept, "lostRoot", root, "lostSize", lost),
                "type",
                LogRestoration.FACT)));
    }
}
