package org.guildbook.tampering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalAudit;
import org.guildbook.journal.JournalSettings;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bit of an entry is changed in the file of its table while the server is stopped. */
class DataFileTest {

    /** In words, for the page. */
    static final String WITH_CHECKSUMS = "the server refuses the page: “invalid page”";

    static final String WITHOUT_CHECKSUMS = "audit: HASH at 4";

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.alone();

    private static final int POSITION = 4;

    @Test
    void the_servers_checksums_notice_it_and_without_them_the_audit() throws Exception {
        byte[] leaf;
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            SampleFacts.append(journal, 10);
            leaf = journal.entry(SampleFacts.COMMUNITY, POSITION).orElseThrow().leaf();
        }
        String name = database.answer("SELECT current_database()");
        Path file = Path.of(database.answer("SHOW data_directory"))
                .resolve(database.answer("SELECT pg_relation_filepath('journal.entry_0')"));
        database.execute("CHECKPOINT");

        flipWhileStopped(file, leaf);
        assertThat(database.answer("SHOW data_checksums")).isEqualTo("on");
        assertThatThrownBy(() -> JournalAudit.audit(database.dataSource()))
                .hasStackTraceContaining("invalid page in block");

        database.execute("ALTER DATABASE " + name + " SET ignore_checksum_failure = on");
        database.dropConnections();
        assertThat(JournalAudit.audit(database.dataSource()))
                .extracting(finding -> "audit: " + finding.kind() + " at " + finding.position())
                .contains(WITHOUT_CHECKSUMS);

        flipWhileStopped(file, flipped(leaf));
        assertThat(JournalAudit.audit(database.dataSource())).isEmpty();
    }

    private static void flipWhileStopped(Path file, byte[] leaf) throws IOException {
        database.server().kill();
        byte[] pages = Files.readAllBytes(file);
        pages[Scene.indexOf(pages, leaf) + leaf.length / 2] ^= 1;
        Files.write(file, pages);
        database.server().restart();
        database.dropConnections();
    }

    private static byte[] flipped(byte[] leaf) {
        byte[] flipped = leaf.clone();
        flipped[leaf.length / 2] ^= 1;
        return flipped;
    }
}
