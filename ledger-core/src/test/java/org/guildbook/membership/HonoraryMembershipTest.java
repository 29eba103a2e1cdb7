package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.BoardId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HonoraryMembershipTest {

    private static final ResolutionId CARRIED = new ResolutionId(new MeetingId(id(301)), 1);
    private static final ResolutionId LOST = new ResolutionId(new MeetingId(id(301)), 2);

    private final Decisions guild = given(
            founded(),
            new FoundingPhaseClosed(Decisions.COMMUNITY, day("2025-01-10")),
            office(Role.BOARD_MEMBER, Scope.COMMUNITY, ANN),
            office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), CHEN),
            new MeetingHeld(
                    new MeetingId(id(301)),
                    MeetingKind.BOARD,
                    new BoardId(id(302)),
                    null,
                    3,
                    3,
                    List.of(
                            new Resolution(1, Subject.PERSONAL, 3, 0, 0, true),
                            new Resolution(2, Subject.PERSONAL, 1, 2, 0, false)),
                    List.of(ANN),
                    List.of(),
                    day("2025-05-01")));

    private final HonoraryMembershipConferred conferred =
            new HonoraryMembershipConferred(STRANGER, CARRIED, day("2025-05-20"));

    @Test
    void the_board_honours_anybody() {
        guild.when(confer(STRANGER, ANN, CARRIED, "2025-05-20")).facts(conferred);
        Standing stranger = guild.and(conferred).fold(Standing.class, STRANGER);
        assertThat(stranger.statusOn(day("2025-05-19"))).isEqualTo(MembershipStatus.NOT_A_MEMBER);
        assertThat(stranger.statusOn(day("2025-05-20"))).isEqualTo(MembershipStatus.HONORARY);
    }

    @Test
    void it_takes_a_carried_resolution_once_the_founding_phase_is_over() {
        guild.when(confer(STRANGER, ANN, null, "2025-05-20")).refused("resolution-missing");
        guild.when(confer(STRANGER, ANN, LOST, "2025-05-20")).refused("resolution-missing");
        guild.when(confer(STRANGER, ANN, CARRIED, "2025-04-30")).refused("resolution-missing");
        given(founded(), office(Role.BOARD_MEMBER, Scope.COMMUNITY, ANN))
                .when(confer(STRANGER, ANN, null, "2025-02-01"))
                .recorded();
    }

    @Test
    void a_board_member_does_it_where_the_member_is() {
        guild.when(confer(STRANGER, BO, CARRIED, "2025-05-20")).refused("not-authorised");
        guild.when(confer(STRANGER, CHEN, CARRIED, "2025-05-20")).refused("not-authorised");
        guild.and(admitted(BO, SHANGHAI))
                .when(confer(BO, CHEN, CARRIED, "2025-05-20"))
                .recorded();
        guild.and(admitted(BO, BEIJING))
                .when(confer(BO, CHEN, CARRIED, "2025-05-20"))
                .refused("not-authorised");
    }

    @Test
    void nobody_is_honoured_twice_at_a_time() {
        guild.and(conferred).when(confer(STRANGER, ANN, CARRIED, "2025-06-01")).refused("already-honorary");
        guild.and(conferred, withdrawn())
                .when(confer(STRANGER, ANN, CARRIED, "2025-09-01"))
                .recorded();
    }

    @Test
    void the_board_takes_an_honour_back() {
        Decisions honoured = guild.and(conferred);
        honoured.when(withdraw(CARRIED, "2025-08-01")).facts(withdrawn());
        honoured.when(withdraw(null, "2025-08-01")).refused("resolution-missing");
        guild.when(withdraw(CARRIED, "2025-08-01")).refused("not-honorary");
        honoured.and(withdrawn()).when(withdraw(CARRIED, "2025-08-01")).refused("not-honorary");
        honoured.when(new WithdrawHonoraryMembership(STRANGER, CARRIED, BO, day("2025-08-01")))
                .refused("not-authorised");
        assertThat(honoured.and(withdrawn()).fold(Standing.class, STRANGER).statusOn(day("2025-08-01")))
                .isEqualTo(MembershipStatus.NOT_A_MEMBER);
    }

    @Test
    void an_honour_shows_only_where_no_ordinary_membership_does() {
        Standing bo = guild.and(
                        admitted(BO),
                        term(BO, "2025-01-05", "2026-01-05"),
                        new HonoraryMembershipConferred(BO, CARRIED, day("2025-05-20")))
                .fold(Standing.class, BO);
        assertThat(bo.statusOn(day("2025-06-01"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(bo.statusOn(day("2026-02-04"))).isEqualTo(MembershipStatus.HONORARY);
    }

    private static ConferHonoraryMembership confer(
            PartyId member, PartyId actor, @Nullable ResolutionId resolution, String on) {
        return new ConferHonoraryMembership(member, resolution, actor, day(on));
    }

    private static WithdrawHonoraryMembership withdraw(@Nullable ResolutionId resolution, String on) {
        return new WithdrawHonoraryMembership(STRANGER, resolution, ANN, day(on));
    }

    private HonoraryMembershipWithdrawn withdrawn() {
        return new HonoraryMembershipWithdrawn(STRANGER, CARRIED, day("2025-08-01"));
    }
}
