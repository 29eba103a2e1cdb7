package org.guildbook.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.journal.Draft;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventEncodingTest {

    private static final int ROUNDS = 50;
    private static final int MUTATIONS = 400;

    static Stream<EventCatalogue.Kind> kinds() {
        return EventCatalogue.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_fact_comes_back_as_it_was_stored(EventCatalogue.Kind kind) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            LedgerEvent fact = new SeededFacts(seed).fact(kind);
            StoredEntry stored = StoredEntries.stored(fact);

            Decoded decoded = EventEncoding.decode(stored);

            assertThat(decoded).isInstanceOfSatisfying(Decoded.Whole.class, whole -> {
                assertThat(whole.recorded().fact()).as("seed of the fact").isEqualTo(fact);
                assertThat(whole.recorded().community()).isEqualTo(StoredEntries.COMMUNITY);
                assertThat(whole.recorded().position()).isEqualTo(7);
                assertThat(whole.recorded().eventId()).isEqualTo(StoredEntries.EVENT);
                assertThat(whole.recorded().at()).isEqualTo(StoredEntries.AT);
                assertThat(whole.envelope()).isEqualTo(StoredEntries.ENVELOPE);
                assertThat(whole.tags()).isEqualTo(stored.tags());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void broken_bytes_end_in_the_named_exception_and_in_no_other(EventCatalogue.Kind kind) {
        Random random = new Random(kind.toString().hashCode());
        StoredEntry stored = StoredEntries.stored(new SeededFacts(1).fact(kind));
        for (int i = 0; i < MUTATIONS; i++) {
            boolean open = random.nextBoolean();
            byte[] leaf = open ? mutated(stored.leaf(), random) : stored.leaf();
            byte[] sealed = Objects.requireNonNull(stored.sealed());
            StoredEntry broken = StoredEntries.with(stored, leaf, open ? sealed : mutated(sealed, random));

            Throwable thrown = catchThrowable(() -> EventEncoding.decode(broken));

            if (thrown != null) {
                assertThat(thrown).isInstanceOf(EncodingException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_erased_fact_says_so(EventCatalogue.Kind kind) {
        LedgerEvent fact = new SeededFacts(2).fact(kind);

        Decoded decoded = EventEncoding.decode(StoredEntries.erased(StoredEntries.stored(fact)));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Erased.class, erased -> {
            assertThat(erased.position()).isEqualTo(7);
            assertThat(erased.family()).isEqualTo(fact.family());
        });
    }

    @Test
    void the_columns_beside_the_bytes_are_not_asked() {
        StoredEntry stored =
                StoredEntries.stored(new SeededFacts(3).fact(EventCatalogue.kindOf(CandidateReferred.class)));
        StoredEntry lying = new StoredEntry(
                stored.place(),
                new SeededFacts(4).uuid(),
                99,
                new SeededFacts(5).uuid(),
                "points.PointsTipped",
                3,
                stored.at().plusSeconds(1),
                List.of(),
                stored.leaf(),
                stored.salt(),
                stored.sealed(),
                stored.hash());

        assertThat(EventEncoding.decode(lying)).isEqualTo(EventEncoding.decode(stored));
    }

    @Test
    void a_fact_about_a_person_shows_its_family_only() {
        Draft draft = StoredEntries.draft(new SeededFacts(6).fact(EventCatalogue.kindOf(CandidateReferred.class)));

        assertThat(draft.open().keySet()).containsExactly("family");
        assertThat(draft.sealed().keySet()).contains("type", "version", "effectiveOn", "payload", "tags", "actor");
    }

    @Test
    void ids_are_tagged_by_role_also_inside_lists() {
        PartyId referrer = new PartyId(new SeededFacts(7).uuid());
        PartyId candidate = new PartyId(new SeededFacts(8).uuid());
        ReferralId referral = new ReferralId(new SeededFacts(9).uuid());
        LocalDate day = LocalDate.of(2026, 1, 1);

        assertThat(EventEncoding.tags(new CandidateReferred(referral, referrer, candidate, RelationKind.EXPERT, day)))
                .containsExactlyInAnyOrder(
                        Tag.of("referral", referral), Tag.of("referrer", referrer), Tag.of("candidate", candidate));
        assertThat(EventEncoding.tags(new MemberAdmitted(
                        null,
                        new MembershipId(new SeededFacts(10).uuid()),
                        candidate,
                        candidate,
                        MembershipEvent.MembershipType.ORDINARY,
                        new ChapterId(new SeededFacts(11).uuid()),
                        List.of(referrer, candidate),
                        ChapterEvent.Basis.DECISION,
                        null,
                        day)))
                .contains(Tag.of("decider", referrer), Tag.of("decider", candidate), Tag.of("member", candidate))
                .doesNotContain(Tag.of("member", referrer), Tag.of("deciders", referrer));
    }

    @Test
    void every_scope_comes_back() {
        for (Scope scope : List.of(
                Scope.COMMUNITY,
                Scope.chapter(new ChapterId(new SeededFacts(13).uuid())),
                Scope.group(new GroupId(new SeededFacts(14).uuid())),
                Scope.committee(new CommitteeId(new SeededFacts(15).uuid())))) {
            OfficeVacated fact = new OfficeVacated(
                    new OfficeId(new SeededFacts(16).uuid()),
                    Role.SECRETARY,
                    scope,
                    new PartyId(new SeededFacts(17).uuid()),
                    LocalDate.of(2026, 1, 1));

            assertThat(EventEncoding.decode(StoredEntries.stored(fact)))
                    .isInstanceOfSatisfying(
                            Decoded.Whole.class,
                            whole -> assertThat(whole.recorded().fact()).isEqualTo(fact));
        }
    }

    @Test
    void a_text_without_a_canonical_form_is_refused_before_it_is_stored() {
        ChapterFounded decomposed = new ChapterFounded(
                new ChapterId(new SeededFacts(12).uuid()), "BJ", "Zu\u0308rich", LocalDate.of(2026, 1, 1));

        assertThatThrownBy(() -> StoredEntries.draft(decomposed)).isInstanceOf(NotCanonicalException.class);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = Arrays.copyOf(bytes, bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            case 1 -> mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length));
            case 2 -> mutated = swapped(mutated, random);
            default -> {
                String text = new String(mutated, StandardCharsets.UTF_8);
                String[] digits = {"null", "1e400", "99999999999999999999", "[]", "{}", "\"\"", "true"};
                mutated = text.replaceFirst(":(\\d+|\"[^\"]*\")", ":" + digits[random.nextInt(digits.length)])
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
        return mutated;
    }

    private static byte[] swapped(byte[] bytes, Random random) {
        int a = random.nextInt(bytes.length);
        int b = random.nextInt(bytes.length);
        byte kept = bytes[a];
        bytes[a] = bytes[b];
        bytes[b] = kept;
        return bytes;
    }
}
