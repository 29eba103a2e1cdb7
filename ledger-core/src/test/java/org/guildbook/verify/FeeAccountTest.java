package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.guildbook.timestamp.Authorities;
import org.guildbook.verify.Finding.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry of the sample moves 100,800 fen; the one at 300 is of the month before. */
class FeeAccountTest {

    private static final int SIZE = 600;

    private static final String BANK = "{\"account\":\"assets:bank\",\"unit\":\"CNY\",\"opening\":100800,"
            + "\"debit\":50299200,\"credit\":0,\"closing\":50400000}";

    private static final String DUES =
            "{\"account\":\"liabilities:deferred-dues\",\"unit\":\"CNY\",\"opening\":-100800,"
                    + "\"debit\":0,\"credit\":50299200,\"closing\":-50400000}";

    private final SampleLog log = SampleLog.of(SIZE, 300, fields -> {
        fields.put("bookedOn", "2025-12-31");
        fields.put(
                "postings",
                List.of(
                        SampleLog.posting("assets:bank", "DEBIT"),
                        SampleLog.posting("liabilities:deferred-dues", "CREDIT"),
                        points("DEBIT"),
                        points("CREDIT")));
    });

    @TempDir
    Path folder;

    @BeforeEach
    void publish() throws IOException {
        log.publish(folder);
    }

    @Test
    void the_published_account_is_what_the_entries_add_up_to() throws IOException {
        assertThat(check(499, "2026-01", BANK, DUES)).isEmpty();
    }

    @Test
    void an_account_that_says_something_else_is_found() throws IOException {
        String less = BANK.replace("50299200", "50299100").replace("50400000", "50399900");
        assertThat(check(499, "2026-01", less, DUES)).containsExactly(tuple(Kind.FEES, Finding.WHOLE_LOG));
        assertThat(check(499, "2026-01", DUES)).containsExactly(tuple(Kind.FEES, Finding.WHOLE_LOG));
        assertThat(check(498, "2026-01", BANK, DUES)).hasSize(2);
        assertThat(check(499, "2025-12", BANK, DUES)).hasSize(2);
        String more = BANK.replace("assets:bank", "assets:cash");
        assertThat(check(499, "2026-01", BANK, DUES, more)).hasSize(1);
    }

    @Test
    void an_account_of_other_entries_is_found() throws IOException {
        TrialBalance other = TrialBalance.parse(json(499, hash(498), "2026-01", BANK, DUES));
        assertThat(check(other)).containsExactly(tuple(Kind.FEES, 499L));
    }

    @Test
    void an_account_beyond_the_checkpoint_is_incomplete() throws IOException {
        TrialBalance later = TrialBalance.parse(json(SIZE, hash(0), "2026-01", BANK, DUES));
        assertThat(check(later)).containsExactly(tuple(Kind.MISSING, Finding.WHOLE_LOG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"asOf\":{\"position\":1}}",
                "{\"asOf\":{\"position\":1,\"hash\":\"\"},\"period\":{\"from\":\"a\",\"toExclusive\":\"b\"},\"accounts\":[1]}",
                "{\"asOf\":{\"position\":1,\"hash\":\"\"},\"period\":{\"from\":\"a\",\"toExclusive\":\"b\"},\"accounts\":["
                        + "{\"account\":\"a\",\"unit\":\"b\",\"opening\":1,\"debit\":1,\"credit\":1,\"closing\":2}]}"
            })
    void what_is_no_trial_balance_is_not_read(String json) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TrialBalance.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_program_takes_it_from_a_file() throws IOException {
        Path fees = Files.write(folder.resolve("fees.json"), json(499, hash(499), "2026-01", BANK, DUES));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            String[] arguments = {
                "verify", "--key", SampleLog.KEY.key().toString(), "--fees", fees.toString(), folder.toString()
            };
            assertThat(VerifierProgram.run(arguments, print, print)).isEqualTo(Verdict.CLEAN);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("added up the money up to position 499");
    }

    private List<Tuple> check(int position, String from, String... accounts) throws IOException {
        return check(TrialBalance.parse(json(position, hash(position), from, accounts)));
    }

    private List<Tuple> check(TrialBalance published) throws IOException {
        Known known = new Known(
                TrustedKeys.of(SampleLog.KEY.key()), Optional.empty(), Optional.of(published), Authorities.NONE);
        return LogVerifier.verify(LogSource.folder(folder), known, (_, _) -> {}).findings().stream()
                .map(finding -> tuple(finding.kind(), finding.position()))
                .toList();
    }

    private String hash(int position) {
        return HexFormat.of().formatHex(log.hashes().get(position));
    }

    private static byte[] json(int position, String hash, String from, String... accounts) {
        String json =
                "{\"asOf\":{\"position\":%d,\"hash\":\"%s\"},\"period\":{\"from\":\"%s\",\"toExclusive\":\"2026-02\"},\"accounts\":[%s]}"
                        .formatted(position, hash, from, String.join(",", accounts));
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> points(String side) {
        return Map.of("account", "points:members", "amount", 5, "book", "POINTS", "side", side, "unit", "PTS");
    }
}
