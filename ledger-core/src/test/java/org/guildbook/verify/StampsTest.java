package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.guildbook.chain.Checkpoint;
import org.guildbook.timestamp.Authorities;
import org.guildbook.timestamp.TestAuthority;
import org.guildbook.verify.Finding.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entry at 400 holds a stamp. */
class StampsTest {

    private static final int SIZE = 700;

    private static final Checkpoint STAMPED = SampleLog.of(300).head();

    private final TestAuthority authority = new TestAuthority("Test");

    @TempDir
    Path folder;

    StampsTest() throws IOException {
        // An authority can fail to start.
    }

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void a_stamp_of_an_earlier_checkpoint_is_checked() throws IOException {
        Report report = verify(log(STAMPED, token(STAMPED)), authority.root());
        assertThat(report.findings()).isEmpty();
        assertThat(report.facts()).contains("1 time stamps, the newest of 2026-01-01T00:05:00Z");
        for (int size : new int[] {1, 256, 399, 400}) {
            Checkpoint each = SampleLog.of(size).head();
            assertThat(verify(log(each, token(each)), authority.root()).findings())
                    .isEmpty();
        }
    }

    @Test
    void without_an_authority_it_is_said_that_stamps_were_not_checked() throws IOException {
        Report report = verify(log(STAMPED, "nonsense"), Authorities.NONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.facts()).contains("1 time stamps, not checked: no authority is given");
    }

    @Test
    void a_stamp_that_proves_nothing_is_found() throws IOException {
        Checkpoint other =
                SampleLog.of(300, 7, fields -> fields.put("family", "X")).head();
        Checkpoint later = SampleLog.of(401).head();
        assertThat(findings(log(other, token(other)))).containsExactly(tuple(Kind.TIMESTAMP, 400L));
        assertThat(findings(log(later, token(later)))).containsExactly(tuple(Kind.TIMESTAMP, 400L));
        assertThat(findings(log(STAMPED, token(other)))).containsExactly(tuple(Kind.TIMESTAMP, 400L));
        assertThat(findings(log(STAMPED, "nonsense"))).containsExactly(tuple(Kind.TIMESTAMP, 400L));
        assertThat(findings(SampleLog.of(SIZE, 400, fields -> fields.put("type", Stamps.TYPE))))
                .containsExactly(tuple(Kind.TIMESTAMP, 400L));
        try (TestAuthority stranger = new TestAuthority("Test")) {
            assertThat(findings(log(STAMPED, token(stranger, STAMPED)))).containsExactly(tuple(Kind.TIMESTAMP, 400L));
        }
    }

    @Test
    void a_log_that_was_dated_back_is_found() throws IOException {
        authority.setClock(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(findings(log(STAMPED, token(STAMPED)))).containsExactly(tuple(Kind.TIME, 400L));
    }

    @Test
    void a_stamp_in_an_export_is_checked_as_well() throws IOException {
        Path export = folder.resolve("export.zip");
        Files.write(export, ExportedLogTest.export(log(STAMPED, token(STAMPED)), false));
        Report report = LogVerifier.verifyExport(export, known(authority.root()), (_, _) -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.facts()).contains("1 time stamps, the newest of 2026-01-01T00:05:00Z");
    }

    static SampleLog log(Checkpoint stamped, String token) {
        return SampleLog.of(SIZE, 400, fields -> {
            fields.put("type", Stamps.TYPE);
            fields.put(
                    "open",
                    Map.of(
                            "size", stamped.size(),
                            "root", HexFormat.of().formatHex(stamped.root()),
                            "token", token));
        });
    }

    private String token(Checkpoint checkpoint) throws IOException {
        return token(authority, checkpoint);
    }

    static String token(TestAuthority authority, Checkpoint checkpoint) throws IOException {
        return Base64.getEncoder()
                .encodeToString(authority.client().stamp(checkpoint.text()).encoded());
    }

    private List<Tuple> findings(SampleLog log) throws IOException {
        return verify(log, authority.root()).findings().stream()
                .map(finding -> tuple(finding.kind(), finding.position()))
                .toList();
    }

    private Report verify(SampleLog log, Authorities authorities) throws IOException {
        log.publish(folder);
        return LogVerifier.verify(LogSource.folder(folder), known(authorities), (_, _) -> {});
    }

    private static Known known(Authorities authorities) {
        return new Known(TrustedKeys.of(SampleLog.KEY.key()), Optional.empty(), Optional.empty(), authorities);
    }
}
