package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.Seal;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TlogProof;
import org.junit.jupiter.api.Test;

/** The worked example of the format page: its bytes verify, and the journal would write the same. */
class LedgerFormatPageTest {

    private static final HexFormat HEX = HexFormat.of();

    private static final Path PAGE = Path.of("..", "docs", "ledger-format.md");

    private static final UUID COMMUNITY = UUID.fromString("019b76da-a800-7000-8000-000000000001");

    @Test
    void the_example_on_the_page_verifies() throws IOException {
        List<byte[]> leaves = blocks("leaf");
        List<byte[]> seals = blocks("sealed");
        List<byte[]> salts =
                blocks("salt").stream().map(LedgerFormatPageTest::unhex).toList();
        List<byte[]> hashes =
                blocks("hash").stream().map(LedgerFormatPageTest::unhex).toList();
        assertThat(leaves).hasSize(2);
        byte[] prev = EntryHash.beforeFirst(COMMUNITY);
        for (int i = 0; i < leaves.size(); i++) {
            Map<String, Object> leaf = CanonicalReader.object(leaves.get(i));
            assertThat(leaf)
                    .containsEntry("position", (long) i)
                    .containsEntry("prev", HEX.formatHex(prev))
                    .containsEntry("seal", HEX.formatHex(Seal.of(salts.get(i), seals.get(i))));
            CanonicalReader.object(seals.get(i));
            assertThat(EntryHash.of(leaves.get(i))).isEqualTo(hashes.get(i));
            prev = hashes.get(i);
        }
        assertThat(blocks("root").stream().map(LedgerFormatPageTest::unhex))
                .containsExactly(MerkleTree.over(hashes).root(hashes.size()));
        assertThat(blocks("origin").getFirst())
                .isEqualTo(EntryHash.origin(COMMUNITY).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void the_journal_writes_the_bytes_on_the_page() throws IOException {
        List<byte[]> leaves = new ArrayList<>();
        List<byte[]> seals = new ArrayList<>();
        for (StoredEntry entry : example()) {
            leaves.add(entry.leaf());
            seals.add(entry.sealed());
        }
        assertThat(text(leaves)).isEqualTo(text(blocks("leaf")));
        assertThat(text(seals)).isEqualTo(text(blocks("sealed")));
    }

    @Test
    void the_limits_on_the_page_are_those_of_the_code() throws IOException {
        String page = Files.readString(PAGE);
        for (int limit : List.of(
                Leaf.MAX_BYTES,
                Seal.MAX_SEALED_BYTES,
                SignedNote.MAX_BYTES,
                SignedNote.MAX_SIGNATURES,
                TlogProof.MAX_HASHES,
                DraftRules.MAX_TAGS_PER_ENTRY,
                DraftRules.MAX_PARTY_BYTES,
                CanonicalReader.MAX_DEPTH)) {
            assertThat(page).contains("%,d".formatted(limit));
        }
    }

    private static List<StoredEntry> example() {
        String ann = "019b76da-a800-7000-8000-00000000000a";
        String bo = "019b76da-a800-7000-8000-00000000000b";
        Map<String, String> actor = Map.of("client", "web", "party", ann);
        Draft receipt = Drafts.open(COMMUNITY, "dues.DuesPaymentRecorded")
                .eventId(UUID.fromString("019b76da-a800-7000-8000-000000000e01"))
                .tags("payer:" + bo)
                .parties(bo)
                .numbered("RC-2026-DUES", 6)
                .openBytes("family", CanonicalJson.write("BOOK"))
                .openBytes("bookedOn", CanonicalJson.write("2026-01-01"))
                .openBytes(
                        "postings",
                        CanonicalJson.write(List.of(
                                posting("assets:bank", "DEBIT"), posting("liabilities:deferred-dues", "CREDIT"))))
                .sealedBytes("actor", CanonicalJson.write(actor))
                .payload(Map.of("payer", bo))
                .draft();
        Draft tip = Drafts.sealed(COMMUNITY, "points.PointsTipped")
                .eventId(UUID.fromString("019b76da-a800-7000-8000-000000000e02"))
                .tags("giver:" + ann, "receiver:" + bo)
                .parties(ann, bo)
                .sealedBytes("actor", CanonicalJson.write(actor))
                .payload(Map.of("giver", ann, "points", 5, "receiver", bo))
                .draft();
        Heads heads = new Heads();
        heads.put(COMMUNITY, Heads.beforeFirst(COMMUNITY));
        for (Series series : List.of(
                new Series.Documents(COMMUNITY, "RC-2026-DUES"),
                Series.Party.of(COMMUNITY, ann),
                Series.Party.of(COMMUNITY, bo))) {
            heads.put(series, new Heads.SeriesHead(0, EntryHash.beforeFirst(COMMUNITY)));
        }
        byte[] firstSalt = unhex("00".repeat(32).getBytes(StandardCharsets.US_ASCII));
        byte[] secondSalt = unhex("01".repeat(32).getBytes(StandardCharsets.US_ASCII));
        return List.of(
                new Stamper(heads, Instant.parse("2026-01-01T00:00:00.000421Z"))
                        .stamp(PreparedDraft.of(receipt, firstSalt), 1)
                        .entry(),
                new Stamper(heads, Instant.parse("2026-01-01T00:00:01Z"))
                        .stamp(PreparedDraft.of(tip, secondSalt), 2)
                        .entry());
    }

    private static Map<String, Object> posting(String account, String side) {
        return Map.of(
                "book", "MONEY", "account", account, "side", side, "amount", 100_800, "unit", "CNY", "fund", "DUES");
    }

    /** The contents of the page's code blocks under this name. */
    private static List<byte[]> blocks(String name) throws IOException {
        Pattern block = Pattern.compile("```" + name + "\n(.*?)\n```");
        return block.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(match ->
                        match.substring(name.length() + 4, match.length() - 4).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> text(List<byte[]> bytes) {
        return bytes.stream()
                .map(each -> new String(each, StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] unhex(byte[] digits) {
        return HEX.parseHex(new String(digits, StandardCharsets.US_ASCII));
    }
}
