package org.guildbook.projections.membershipstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Membership;
import org.guildbook.projections.membershipstatus.MembershipStatuses.RollQuestion;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two who were never members are honoured, one of them for a while; one who must not be found; one former member. */
class HonorariesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId COMMUNITY = new CommunityId(new UUID(0, 1));
    private static final ChapterId CHAPTER = new ChapterId(new UUID(0, 2));
    private static final PartyId LASTING = new PartyId(new UUID(0, 11));
    private static final PartyId FORMER = new PartyId(new UUID(0, 12));
    private static final PartyId HIDDEN = new PartyId(new UUID(0, 13));
    private static final PartyId MEMBER = new PartyId(new UUID(0, 14));

    @SuppressWarnings("NullAway.Init") // set before any test
    private static MembershipStatuses statuses;

    @BeforeAll
    static void fold() {
        List<LedgerEvent> facts = List.of(
                new MemberAdmitted(
                        null,
                        new MembershipId(new UUID(0, 3)),
                        MEMBER,
                        MEMBER,
                        MembershipType.ORDINARY,
                        CHAPTER,
                        List.of(LASTING),
                        Basis.OPENING,
                        new Sha256("e".repeat(64)),
                        day("2025-01-01")),
                honour(LASTING),
                honour(FORMER),
                honour(HIDDEN),
                honour(MEMBER),
                new ConfidentialFlagSet(HIDDEN, day("2025-06-01")),
                new HonoraryMembershipWithdrawn(FORMER, null, day("2025-09-01")));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new MembershipStatusProjection(), ledger.append(COMMUNITY, facts), 3);
            statuses = new MembershipStatuses(folding.db());
        }
    }

    @Test
    void an_honour_is_a_status_as_of_a_day() {
        assertThat(status(LASTING, "2025-05-19")).isEqualTo(MembershipStatus.NOT_A_MEMBER);
        assertThat(status(LASTING, "2025-05-20")).isEqualTo(MembershipStatus.HONORARY);
        assertThat(status(FORMER, "2025-08-31")).isEqualTo(MembershipStatus.HONORARY);
        assertThat(status(FORMER, "2025-09-01")).isEqualTo(MembershipStatus.NOT_A_MEMBER);
    }

    @Test
    void whoever_was_never_a_member_has_no_membership_and_no_chapter() {
        Membership honorary = statuses.of(COMMUNITY, LASTING, day("2025-06-01")).orElseThrow();
        assertThat(honorary.membership()).isNull();
        assertThat(honorary.chapter()).isNull();
        assertThat(honorary.admittedOn()).isNull();
        assertThat(honorary.type()).isEqualTo(MembershipType.HONORARY);
        assertThat(honorary.facts()).containsExactly(1L);
        assertThat(statuses.of(COMMUNITY, LASTING, day("2025-06-01"), 0)).isEmpty();
    }

    @Test
    void the_roll_lists_them_by_status_where_no_chapter_is_asked_for() {
        assertThat(roll("2025-06-01", null, MembershipStatus.HONORARY)).containsExactly(LASTING, FORMER, MEMBER);
        assertThat(roll("2025-06-01", null, null)).containsExactly(LASTING, FORMER, MEMBER);
        assertThat(roll("2025-09-01", null, MembershipStatus.HONORARY)).containsExactly(LASTING, MEMBER);
        assertThat(roll("2025-06-01", CHAPTER, MembershipStatus.HONORARY)).containsExactly(MEMBER);
        assertThat(statuses.counts(COMMUNITY, day("2025-06-01")).cells()).isEmpty();
    }

    private static List<PartyId> roll(String on, @Nullable ChapterId chapter, @Nullable MembershipStatus status) {
        RollQuestion asked = new RollQuestion(day(on), chapter, null, status, RollQuestion.NOW);
        return statuses.roll(COMMUNITY, asked, null, 10).members().stream()
                .map(Membership::member)
                .toList();
    }

    private static MembershipStatus status(PartyId member, String on) {
        return statuses.of(COMMUNITY, member, day(on)).orElseThrow().status();
    }

    private static HonoraryMembershipConferred honour(PartyId member) {
        return new HonoraryMembershipConferred(member, null, day("2025-05-20"));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
