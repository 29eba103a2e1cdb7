package org.guildbook.api.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartyKeysTest {

    private static final CommunityId COMMUNITY = new CommunityId(UUID.randomUUID());
    private static final PartyId ANN = new PartyId(UUID.randomUUID());
    private static final PartyId BO = new PartyId(UUID.randomUUID());

    @TempDir
    Path folder;

    @Test
    void a_party_has_one_key_wrapped_in_a_file() throws IOException {
        byte[] key =
                PartyKeys.open(folder).findOrMake(COMMUNITY, ANN).orElseThrow().bytes();
        PartyKeys again = PartyKeys.open(folder);
        assertThat(again.find(COMMUNITY, ANN).orElseThrow().bytes()).isEqualTo(key);
        assertThat(again.findOrMake(COMMUNITY, BO).orElseThrow().bytes()).isNotEqualTo(key);
        assertThat(files()).hasSize(3).noneMatch(file -> contains(file, key));
    }

    @Test
    void of_many_that_make_it_at_once_all_get_the_same() throws IOException {
        PartyKeys keys = PartyKeys.open(folder);
        List<String> made = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ ->
                        new String(keys.findOrMake(COMMUNITY, ANN).orElseThrow().bytes(), UTF_8))
                .distinct()
                .toList();
        assertThat(made).hasSize(1);
        assertThat(files()).hasSize(2);
    }

    @Test
    void a_destroyed_key_never_comes_back() throws IOException {
        PartyKeys keys = PartyKeys.open(folder);
        keys.findOrMake(COMMUNITY, ANN);
        for (PartyId party : List.of(ANN, BO)) {
            keys.destroy(COMMUNITY, party);
            for (PartyKeys each : List.of(keys, PartyKeys.open(folder))) {
                assertThat(each.find(COMMUNITY, party)).isEmpty();
                assertThat(each.findOrMake(COMMUNITY, party)).isEmpty();
                assertThat(each.isDestroyed(COMMUNITY, party)).isTrue();
            }
        }
        assertThat(keys.isDestroyed(COMMUNITY, new PartyId(UUID.randomUUID()))).isFalse();
    }

    @Test
    void keys_without_their_master_key_are_not_replaced() throws IOException {
        PartyKeys.open(folder).findOrMake(COMMUNITY, ANN);
        Files.delete(folder.resolve("master.key"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PartyKeys.open(folder))
                .withMessageContaining("restore it");
    }

    @Test
    void what_is_sealed_opens_only_in_its_place_and_unchanged() {
        VaultKey key = VaultKey.draw();
        byte[] sealed = key.seal("Ann".getBytes(UTF_8), "a/NAME");
        assertThat(key.open(sealed, "a/NAME")).asString().isEqualTo("Ann");
        assertThatIllegalStateException().isThrownBy(() -> key.open(sealed, "a/EMAIL"));
        assertThatIllegalStateException().isThrownBy(() -> VaultKey.draw().open(sealed, "a/NAME"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> key.open(changed, "a/NAME"));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean contains(Path file, byte[] bytes) {
        try {
            return new String(Files.readAllBytes(file), UTF_8).contains(new String(bytes, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
