package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.Seal;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every limit of an append: what is just allowed is recorded, what is beyond it refused. */
class DraftRulesTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static Journal journal;

    private final UUID community = UUID.randomUUID();

    @BeforeAll
    static void open() {
        journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        journal.close();
    }

    @Test
    void a_leaf_may_be_as_long_as_the_format_allows() {
        int fixed = recorded(open("")).leaf().length;
        String longest = "x".repeat(Leaf.MAX_BYTES - fixed);
        assertThat(recorded(open(longest)).leaf()).hasSize(Leaf.MAX_BYTES);
        refused("leaf of 65536 bytes", open(longest + "x"));
    }

    @Test
    void a_sealed_part_may_be_as_long_as_the_format_allows() {
        int fixed = sealedBytes(recorded(sealed(""))).length;
        String longest = "x".repeat(Seal.MAX_SEALED_BYTES - fixed);
        assertThat(sealedBytes(recorded(sealed(longest)))).hasSize(Seal.MAX_SEALED_BYTES);
        refused("sealed part of 262145 bytes", sealed(longest + "x"));
    }

    @Test
    void an_append_may_have_1000_entries_and_needs_one() {
        List<Draft> most = Stream.generate(() -> fact().draft())
                .limit(DraftRules.MAX_ENTRIES_PER_APPEND)
                .toList();
        assertThat(journal.append(Condition.NONE, most).join().stamps()).hasSize(1_000);
        refused(
                "more than 1000 entries",
                Stream.concat(most.stream(), most.stream()).limit(1_001).toArray(Draft[]::new));
        refused("an append needs an entry");
    }

    @Test
    void an_append_may_have_16_mebibytes() {
        Draft big = sealed("x".repeat(Seal.MAX_SEALED_BYTES - 1_000));
        refused("more than 16777216 bytes", Collections.nCopies(65, big).toArray(Draft[]::new));
    }

    @Test
    void an_entry_may_have_1000_tags_of_1000_bytes() {
        String longest = "k:" + "é".repeat((DraftRules.MAX_TAG_BYTES - 2) / 2);
        assertThat(recorded(fact().tags(longest).draft()).tags()).containsExactly(longest);
        refused("not a tag", fact().tags(longest + "x").draft());
        String[] most = IntStream.range(0, DraftRules.MAX_TAGS_PER_ENTRY)
                .mapToObj(i -> "k:" + i)
                .toArray(String[]::new);
        assertThat(recorded(fact().tags(most).draft()).tags()).hasSize(1_000);
        refused("more than 1000 tags", fact().tags(most).tags("k:more").draft());
    }

    @Test
    void an_entry_may_have_1000_parties_of_100_bytes() {
        String[] most = IntStream.range(0, DraftRules.MAX_PARTIES_PER_ENTRY)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        recorded(fact().parties(most).draft());
        refused("more than 1000 parties", fact().parties(most).parties("more").draft());
        String longest = "p".repeat(DraftRules.MAX_PARTY_BYTES);
        recorded(fact().parties(longest).draft());
        refused("not a party", fact().parties(longest + "p").draft());
    }

    @Test
    void a_document_number_grows_beyond_its_width() {
        Draft[] ten = Stream.generate(
                        () -> Drafts.open(community, "a.B").numbered("R", 1).draft())
                .limit(10)
                .toArray(Draft[]::new);
        assertThat(journal.append(Condition.NONE, List.of(ten))
                        .join()
                        .stamps()
                        .getLast()
                        .document())
                .isEqualTo("R-10");
    }

    @Test
    void the_index_must_say_what_the_bytes_say() {
        Draft draft = fact().tags("a:b").draft();
        refused(
                "type differs from the bytes",
                new Draft(
                        community,
                        UUID.randomUUID(),
                        "a.C",
                        1,
                        draft.tags(),
                        List.of(),
                        null,
                        draft.open(),
                        draft.sealed()));
        refused(
                "type must be open or sealed",
                fact().openBytes("type", json("a.B")).draft());
        refused(
                "version must be open or sealed",
                fact().openBytes("version", json(1)).draft());
        refused(
                "the sealed tags must be",
                fact().tags("a:b").sealedBytes("tags", json(List.of("a:c"))).draft());
        refused("a tag twice", fact().tags("a:b", "a:b").draft());
        refused("a party twice", fact().parties("ann", "ann").draft());
    }

    @Test
    void what_the_journal_stamps_cannot_be_given() {
        for (String stamped : List.of("at", "community", "document", "eventId", "position", "prev", "seal", "v")) {
            refused(
                    "the journal stamps " + stamped,
                    fact().openBytes(stamped, json("x")).draft());
        }
        refused(
                "the journal stamps sequence",
                fact().sealedBytes("sequence", json(List.of())).draft());
    }

    @Test
    void only_canonical_bytes_are_recorded() {
        refused(
                "not the canonical form",
                fact().openBytes("open", bytes("{\"b\":1,\"a\":2}")).draft());
        refused("not a value", fact().sealedBytes("payload", bytes("null")).draft());
        refused(
                "not the canonical form",
                fact().sealedBytes("payload", bytes("1,\"q\":2")).draft());
        refused("not a field name", fact().openBytes("no name", json(1)).draft());
        TreeMap<String, byte[]> reversed = new TreeMap<>(Collections.reverseOrder());
        reversed.putAll(fact().draft().open());
        Draft draft = fact().draft();
        Draft unsorted =
                new Draft(community, UUID.randomUUID(), "a.B", 1, List.of(), List.of(), null, reversed, draft.sealed());
        recorded(unsorted);
    }

    @Test
    void names_keep_to_their_alphabet() {
        refused("not a tag", fact().tags("colonless").draft());
        refused("not a tag", fact().tags("a:\0").draft());
        refused("not a type", Drafts.sealed(community, "a:B").draft());
        refused("not a series", Drafts.open(community, "a.B").numbered("", 6).draft());
        refused("not a series", Drafts.open(community, "a.B").numbered("r c", 6).draft());
        refused("not a width", Drafts.open(community, "a.B").numbered("RC", 0).draft());
        refused("not a width", Drafts.open(community, "a.B").numbered("RC", 16).draft());
    }

    private Drafts fact() {
        return Drafts.sealed(community, "a.B");
    }

    private Draft open(String text) {
        return Drafts.sealed(UUID.randomUUID(), "a.B")
                .open(Map.of("text", text))
                .draft();
    }

    private Draft sealed(String text) {
        return fact().payload(Map.of("text", text)).draft();
    }

    private static StoredEntry recorded(Draft draft) {
        Stamp stamp =
                journal.append(Condition.NONE, List.of(draft)).join().stamps().getFirst();
        return journal.entry(draft.community(), stamp.position()).orElseThrow();
    }

    private static byte[] sealedBytes(StoredEntry entry) {
        return Objects.requireNonNull(entry.sealed());
    }

    private static void refused(String why, Draft... drafts) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(journal.append(Condition.NONE, List.of(drafts))::join)
                .havingCause()
                .isInstanceOf(RefusedDraftException.class)
                .withMessageContaining(why);
    }

    private static byte[] json(Object value) {
        return CanonicalJson.write(value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
