package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.chain.VerifierKey;
import org.guildbook.values.Role;
import org.guildbook.verify.Known;
import org.guildbook.verify.LogVerifier;
import org.guildbook.verify.Report;
import org.guildbook.verify.TrustedKeys;
import org.guildbook.verify.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningGuildbook.class)
class ExportTest {

    private static final String EXPORT = COMMUNITY + "/export";

    @TempDir
    Path folder;

    @Test
    void anyone_can_take_the_log_home_and_check_it(Http http) throws IOException {
        PublishedLogTest.covered(http);
        Answer export = export(http, null, EXPORT);
        assertThat(export.header("Content-Type")).isEqualTo("application/zip");
        Report report = verify(http, export);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.facts()).noneMatch(fact -> fact.contains("sealed parts"));
    }

    @Test
    void whoever_may_open_sealed_parts_finds_them_in_the_export(Http http) throws IOException {
        PublishedLogTest.covered(http);
        for (String user : new String[] {"ann", TestUsers.holderOf(Role.AUDITOR), TestUsers.holderOf(Role.SECRETARY)}) {
            Report report = verify(http, export(http, user, EXPORT + "/opened"));
            assertThat(report.findings()).isEmpty();
            assertThat(report.facts()).anyMatch(fact -> fact.matches("[1-9][0-9]* of [0-9]+ sealed parts are shown"));
        }
    }

    @Test
    void an_export_that_broke_off_is_continued_under_its_checkpoint(Http http) {
        PublishedLogTest.covered(http);
        Answer whole = export(http, "ann", EXPORT + "/opened");
        byte[] bytes = whole.response().body();
        Answer rest = export(
                http,
                "ann",
                EXPORT + "/opened?checkpoint=" + whole.header("Ledger-Checkpoint") + "&from=" + bytes.length / 2);
        assertThat(rest.response().body()).isEqualTo(Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
        assertThat(rest.header("Ledger-Checkpoint")).isEqualTo(whole.header("Ledger-Checkpoint"));
    }

    @ParameterizedTest
    @CsvSource({
        "export?from=-1, invalid-parameters",
        "export?from=x, invalid-parameters",
        "export?checkpoint=00, not-found",
        "export/opened, not-signed-in"
    })
    void what_cannot_be_exported_is_refused_by_name(String question, String refusal, Http http) {
        PublishedLogTest.covered(http);
        assertThat(http.get(null, COMMUNITY + "/" + question).problem()).isEqualTo(refusal);
    }

    @Test
    void an_unknown_community_is_refused_by_name(Http http) {
        assertThat(http.get(null, "/v1/communities/00000000-0000-1000-0000-00000000dead/export")
                        .expect(404)
                        .problem())
                .isEqualTo("unknown-community");
    }

    private static Answer export(Http http, @Nullable String user, String path) {
        return http.get(user, path).expect(200);
    }

    private Report verify(Http http, Answer export) throws IOException {
        Path file = Files.write(folder.resolve("export.zip"), export.response().body());
        VerifierKey key = PublishedLogTest.key(http);
        return LogVerifier.verifyExport(file, Known.of(TrustedKeys.of(key)), (_, _) -> {});
    }
}
