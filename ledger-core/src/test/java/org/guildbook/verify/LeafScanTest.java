package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.EntryHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeafScanTest {

    private static final int MUTATIONS = 100_000;

    private final LeafScan scan = new LeafScan(SampleLog.COMMUNITY.toString());

    @Test
    void true_entries_fit_and_say_what_they_say_to_the_exact_check() {
        SampleLog log = SampleLog.of(2_000);
        for (int position = 0; position < log.leaves.size(); position++) {
            assertThat(fits(log.leaves.get(position), position)).isTrue();
            isWhatTheCheckSays(log.leaves.get(position), position);
        }
    }

    @Test
    void whatever_fits_fits_the_exact_check_as_well() {
        List<byte[]> leaves = new ArrayList<>(SampleLog.of(30).leaves);
        leaves.add(changed(leaves.getFirst(), "document", null));
        leaves.add(changed(leaves.getFirst(), "postings", List.of()));
        leaves.add(changed(leaves.getFirst(), "postings", null));
        leaves.add(changed(leaves.getFirst(), "open", Map.of("name", "a")));
        Random random = new Random(7);
        int fitting = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            int position = random.nextInt(leaves.size());
            byte[] leaf = mutated(leaves.get(position), random);
            if (fits(leaf, position)) {
                fitting++;
                isWhatTheCheckSays(leaf, position);
            }
        }
        assertThat(fitting).isPositive();
    }

    @Test
    void what_is_in_doubt_does_not_fit() {
        byte[] leaf = SampleLog.of(1).leaves.getFirst();
        Map<String, Object> posting = SampleLog.posting("assets:bank", "DEBIT");
        Map<String, Object> other = Map.of("amount", 100_800, "book", "POINTS", "side", "CREDIT", "unit", "CNY");
        for (Object postings : List.of(
                "none",
                List.of(1),
                List.of(posting),
                List.of(posting, posting),
                List.of(posting, other),
                List.of(Map.of("amount", true, "book", "MONEY", "side", "DEBIT", "unit", "CNY")),
                List.of(Map.of("amount", 0, "book", "MONEY", "side", "BOTH", "unit", "CNY")))) {
            assertThat(fits(changed(leaf, "postings", postings), 0))
                    .as("%s", postings)
                    .isFalse();
        }
        for (String field : List.of("at", "community", "eventId", "family", "position", "prev", "seal", "v")) {
            assertThat(fits(changed(leaf, field, null), 0)).as(field).isFalse();
            assertThat(fits(changed(leaf, field, List.of()), 0)).as(field).isFalse();
            assertThat(fits(changed(leaf, field, ""), 0)).as(field).isFalse();
        }
        assertThat(fits(changed(leaf, "family", "\u00e4"), 0)).isFalse();
        assertThat(fits(leaf, 1)).isFalse();
    }

    private boolean fits(byte[] leaf, long position) {
        byte[] around = new byte[leaf.length + 20];
        System.arraycopy(leaf, 0, around, 10, leaf.length);
        return scan.fits(around, 10, 10 + leaf.length, position);
    }

    private void isWhatTheCheckSays(byte[] leaf, long position) {
        LeafCheck.Result exactly = LeafCheck.check(leaf, position, EntryHash.origin(SampleLog.COMMUNITY));
        assertThat(exactly.findings())
                .as(new String(leaf, StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(scan.prev()).isEqualTo(exactly.prev());
        assertThat(scan.at()).isEqualTo(exactly.at());
        assertThat(scan.eventId()).isEqualTo(exactly.eventId());
        assertThat(scan.document()).isEqualTo(exactly.document());
    }

    private static byte[] changed(byte[] leaf, String field, @Nullable Object value) {
        Map<String, Object> fields = CanonicalReader.object(leaf);
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        return CanonicalJson.write(fields);
    }

    private static byte[] mutated(byte[] leaf, Random random) {
        byte[] mutated = leaf.clone();
        String alphabet = "{}[]\",:-0129abcTZ\\ \u007f";
        for (int n = random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(3)) {
                case 0 -> mutated[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    System.arraycopy(mutated, at + 1, mutated, at, mutated.length - at - 1);
                    mutated = Arrays.copyOf(mutated, mutated.length - 1);
                }
            }
        }
        return mutated;
    }
}
