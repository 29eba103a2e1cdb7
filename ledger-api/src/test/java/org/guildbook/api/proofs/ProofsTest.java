package org.guildbook.api.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.guildbook.publish.Publisher;
import org.guildbook.publish.PublisherSettings;
import org.guildbook.publish.Tips;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();
    private final Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void what_no_checkpoint_covers_yet_is_refused_by_name() throws IOException {
        Proofs proofs = new Proofs(journal, new ProofFolder(folder));
        Tips.append(journal, community, 2);
        assertNotCovered(proofs, 1);
        publish();
        assertThat(proofs.covering(entry(1)).head().size()).isEqualTo(2);
        Tips.append(journal, community, 1);
        assertNotCovered(proofs, 2);
    }

    private void assertNotCovered(Proofs proofs, long position) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> proofs.covering(entry(position)))
                .satisfies(refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.NOT_COVERED_YET);
                    assertThat(refused.headers()).containsEntry("Retry-After", "1");
                });
    }

    private StoredEntry entry(long position) {
        return journal.entry(community, position).orElseThrow();
    }

    private void publish() throws IOException {
        ProofFolder proofs = new ProofFolder(folder);
        try (GuardedSigner signer = GuardedSigner.open(proofs.signer(), "secret".toCharArray(), Clock.systemUTC());
                Publisher publisher = Publisher.start(
                        journal,
                        signer,
                        proofs.published(),
                        proofs.place(),
                        PublisherSettings.DEFAULTS,
                        Clock.systemUTC())) {
            await().until(() -> publisher.uncovered() == 0);
        }
    }
}
