package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;
import static org.guildbook.verify.Finding.WHOLE_LOG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.assertj.core.groups.Tuple;
import org.guildbook.chain.OpeningLine;
import org.guildbook.chain.SignedNote;
import org.guildbook.publish.LogExport;
import org.guildbook.verify.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportedLogTest {

    private static final int SIZE = 700;

    private static final TrustedKeys KEYS = TrustedKeys.of(SampleLog.KEY.key());

    private static final String POLICY = "log " + SampleLog.KEY.key() + "\nquorum none\n";

    private final SampleLog log = SampleLog.of(SIZE);

    @TempDir
    Path folder;

    @Test
    void an_export_is_clean_with_and_without_openings() throws IOException {
        for (int size : new int[] {1, 256, 512, SIZE}) {
            assertThat(verify(export(SampleLog.of(size), false)).verdict()).isEqualTo(Verdict.CLEAN);
            Report opened = verify(export(SampleLog.of(size), true));
            assertThat(opened.findings()).isEmpty();
            assertThat(opened.facts()).contains(size + " of " + size + " sealed parts are shown");
        }
    }

    @Test
    void it_is_a_zip_file_for_any_program() throws IOException {
        try (ZipFile zip = new ZipFile(write("whole.zip", export(log, true)).toFile())) {
            assertThat(zip.stream().map(Object::toString).toList())
                    .containsExactly(
                            "manifest.json",
                            "checkpoint",
                            "policy",
                            "tile/entries/000",
                            "tile/0/000",
                            "openings/000",
                            "tile/entries/001",
                            "tile/0/001",
                            "openings/001",
                            "tile/entries/002.p/188",
                            "tile/0/002.p/188",
                            "openings/002.p/188",
                            "tile/1/000.p/2");
            assertThat(zip.getInputStream(zip.getEntry("policy")).readAllBytes())
                    .isEqualTo(SampleLog.text(POLICY));
        }
    }

    @Test
    void a_transfer_that_broke_off_is_continued_although_the_log_has_grown() throws IOException {
        byte[] whole = export(log, true);
        SampleLog grown = SampleLog.of(900);
        for (int arrived : new int[] {0, 1, 29, 1_000, whole.length / 2, whole.length - 1, whole.length}) {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            export(grown, log.checkpoint(), Set.of()).write(rest, arrived);
            assertThat(rest.toByteArray()).isEqualTo(Arrays.copyOfRange(whole, arrived, whole.length));
        }
    }

    @Test
    void wherever_an_export_is_cut_off_it_is_found_incomplete() throws IOException {
        byte[] whole = export(SampleLog.of(300), true);
        for (int length = 300; length < whole.length; length += 7_993) {
            Report report = verify(Arrays.copyOf(whole, length));
            assertThat(report.verdict()).as("%d bytes", length).isEqualTo(Verdict.INCOMPLETE);
        }
        assertThat(verify(Arrays.copyOf(whole, whole.length - 1)).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.MISSING);
    }

    @Test
    void a_file_that_is_cut_short_while_it_is_read_cannot_be_read() throws IOException {
        Path file = write("shrinking.zip", export(log, true));
        try (ZipSource source = ZipSource.open(file)) {
            assertThat(source.read("checkpoint")).isPresent();
            Files.write(file, new byte[0]);
            assertThatIOException().isThrownBy(() -> source.read("tile/entries/001"));
            assertThatIOException().isThrownBy(source::isWhole);
        }
    }

    @Test
    void a_changed_byte_is_found_where_it_is() throws IOException {
        byte[] whole = export(log, true);
        assertThat(changed(whole, "\"document\":\"RC-2026-DUES-000301\"", "RC", "RD"))
                .contains(tuple(Kind.HASH, 300L), tuple(Kind.PREV, 301L), tuple(Kind.ROOT, WHOLE_LOG));
        assertThat(changed(whole, "{\"payer\":\"M300\"}", "M300", "M301")).containsExactly(tuple(Kind.SEAL, 300L));
        assertThat(changed(whole, "{\"position\":300,\"salt\":\"2c", "2c", "2d"))
                .containsExactly(tuple(Kind.SEAL, 300L));
        assertThat(changed(whole, "{\"position\":300,\"salt\":\"2c", "300", "299"))
                .containsExactly(tuple(Kind.FORM, 300L));
        assertThat(changed(whole, "\"entries\":700", "700", "701")).containsExactly(tuple(Kind.FORM, WHOLE_LOG));
    }

    @Test
    void the_entries_of_a_party_are_counted_and_linked() throws IOException {
        byte[] other = log.hashes().get(2);
        assertThat(linked(SampleLog.link(3, 2, log.hashes().get(3)))).isEmpty();
        assertThat(linked(SampleLog.link(3, 3, log.hashes().get(3)))).contains(tuple(Kind.SEQUENCE, 10L));
        assertThat(linked(SampleLog.link(3, 1, log.hashes().get(3))))
                .containsExactly(tuple(Kind.SEQUENCE, 10L), tuple(Kind.SEQUENCE, 17L));
        assertThat(linked(SampleLog.link(3, 2, other))).containsExactly(tuple(Kind.SEQUENCE, 10L));
        assertThat(linked(Map.of("party", "P3"))).contains(tuple(Kind.SEALED, 10L));
    }

    @Test
    void what_is_not_shown_explains_what_a_sequence_lacks_and_no_more() throws IOException {
        assertThat(hidden(Set.of(10))).isEmpty();
        assertThat(hidden(Set.of(3, 4, 10, 260, 699))).isEmpty();
        SampleLog skipping = SampleLog.of(
                SIZE,
                17,
                _ -> {},
                hidden -> hidden.put(
                        "sequence", List.of(SampleLog.link(3, 5, log.hashes().get(10)))));
        assertThat(findings(verify(bytes(export(skipping, skipping.checkpoint(), Set.of(10))))))
                .contains(tuple(Kind.SEQUENCE, 17L));
    }

    private List<Tuple> hidden(Set<Integer> positions) throws IOException {
        return findings(verify(bytes(export(log, log.checkpoint(), positions))));
    }

    /** The holder of the key seals another sequence into entry 10. */
    private static List<Tuple> linked(Map<String, Object> link) throws IOException {
        return findings(verify(export(
                SampleLog.of(SIZE, 10, _ -> {}, hidden -> hidden.put("sequence", List.of(link))), true)));
    }

    @Test
    void the_program_takes_an_export() throws IOException {
        Path bundle = write("bundle.zip", export(log, true));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            String[] arguments = {"--key", SampleLog.KEY.key().toString(), bundle.toString()};
            assertThat(VerifierProgram.run(arguments, print, print)).isEqualTo(Verdict.CLEAN);
            Files.write(bundle, Arrays.copyOf(Files.readAllBytes(bundle), 50_000));
            assertThat(VerifierProgram.run(arguments, print, print)).isEqualTo(Verdict.INCOMPLETE);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("the end of " + bundle + " is missing");
    }

    static byte[] export(SampleLog log, boolean opened) throws IOException {
        return bytes(
                opened
                        ? export(log, log.checkpoint(), Set.of())
                        : new LogExport(log.checkpoint(), POLICY, log::tile, Optional.empty()));
    }

    private static LogExport export(SampleLog log, SignedNote checkpoint, Set<Integer> hidden) {
        return new LogExport(checkpoint, POLICY, log::tile, Optional.of((first, entries) -> {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int position = (int) first; position < first + entries; position++) {
                if (!hidden.contains(position)) {
                    lines.writeBytes(OpeningLine.of(position, SampleLog.salt(position), log.sealed(position)));
                }
            }
            return lines.toByteArray();
        }));
    }

    private static byte[] bytes(LogExport export) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.write(bytes, 0);
        return bytes.toByteArray();
    }

    private static Report verify(byte[] bundle) throws IOException {
        Path file = Files.createTempFile("export", ".zip");
        try {
            Files.write(file, bundle);
            return LogVerifier.verifyExport(file, Known.of(KEYS), (_, _) -> {});
        } finally {
            Files.delete(file);
        }
    }

    private static List<Tuple> findings(Report report) {
        return report.findings().stream()
                .map(finding -> tuple(finding.kind(), finding.position()))
                .toList();
    }

    /** Changes text of the same length in a bundle, where it stands behind {@code where}. */
    private static List<Tuple> changed(byte[] bundle, String where, String from, String to) throws IOException {
        String text = new String(bundle, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(where);
        assertThat(at).isPositive();
        int begin = at + where.indexOf(from);
        String changed = text.substring(0, begin) + to + text.substring(begin + from.length());
        return findings(verify(changed.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
