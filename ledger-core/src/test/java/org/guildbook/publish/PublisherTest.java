package org.guildbook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.SignedNote;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();
    private final AtomicLong seconds = new AtomicLong(1_767_225_600);
    private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.get());

    @TempDir
    Path folder;

    @Test
    void appends_are_covered_by_a_checkpoint_without_being_asked_for() throws IOException {
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
                GuardedSigner signer = GuardedSigner.open(folder.resolve("signer"), "secret".toCharArray(), clock);
                Publisher publisher = start(journal, signer, PublisherSettings.DEFAULTS)) {
            Tips.append(journal, community, 300);
            await().until(() -> publisher.uncovered() == 0);
            assertThat(Checkpoint.parse(note().text()).size()).isEqualTo(300);
            Tips.append(journal, community, 1);
            await().until(() -> publisher.uncovered() == 0);
            assertThat(Checkpoint.parse(note().text()).size()).isEqualTo(301);
            assertThat(note().verify(signer.keys(EntryHash.origin(community)))).hasSize(2);
            assertThat(publisher.incidents()).isEmpty();
        }
    }

    @Test
    void what_another_publisher_left_undone_is_taken_up_and_silence_is_signed() throws IOException {
        PublisherSettings quick =
                new PublisherSettings(Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMillis(10), 1_000);
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
                GuardedSigner signer = GuardedSigner.open(folder.resolve("signer"), "secret".toCharArray(), clock)) {
            Tips.append(journal, community, 3);
            try (Publisher publisher = start(journal, signer, quick)) {
                await().until(() -> publisher.uncovered() == 0);
            }
            Tips.append(journal, community, 3);
            try (Publisher publisher = start(journal, signer, quick)) {
                await().until(() -> publisher.uncovered() == 0);
                assertThat(Checkpoint.parse(note().text()).size()).isEqualTo(6);
                long later = seconds.addAndGet(60);
                await().until(() -> note().signatures().getLast().cosignedAt() == later);
            }
        }
    }

    private Publisher start(Journal journal, GuardedSigner signer, PublisherSettings settings) {
        return Publisher.start(journal, signer, folder.resolve("public"), folder.resolve("place"), settings, clock);
    }

    private SignedNote note() throws IOException {
        return SignedNote.parse(Files.readAllBytes(
                folder.resolve("public").resolve(community.toString()).resolve("checkpoint")));
    }
}
