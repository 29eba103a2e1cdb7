package org.guildbook.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.PointsEvent.MovedLot;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.rules.PointsBalance;
import org.guildbook.rules.Vouchers;
import org.guildbook.testing.Decisions;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.junit.jupiter.api.Test;

class TipMemberTest {

    private static final LotId OLD = new LotId(id(1));
    private static final LotId NEW = new LotId(id(2));

    private final Decisions guild = given(
            founded(),
            admitted(ANN),
            term(ANN, "2025-01-01", "2027-01-01"),
            admitted(BO),
            term(BO, "2025-01-01", "2029-01-01"),
            grant(ANN, OLD, 500, "2026-01-31"),
            grant(BO, new LotId(id(3)), 120, "2026-02-28"),
            grant(ANN, NEW, 90, "2026-04-10"));

    @Test
    void a_tip_moves_lots_with_their_expiry_oldest_first() {
        Decisions after = guild.and(tip(ANN, BO, 50, "2026-04-12"));

        guild.when(new TipMember(ANN, BO, 50, day("2026-04-12")))
                .facts(new PointsTipped(
                        ANN,
                        BO,
                        List.of(new MovedLot(OLD, 50, day("2028-04-01"))),
                        day("2026-04-12"),
                        List.of(Posting.debitPoints("points:members", 50), Posting.creditPoints("points:members", 50)),
                        day("2026-04-12")));
        assertThat(after.fold(PointsBalance.class, ANN).lots())
                .containsExactly(
                        new PointsBalance.Lot(OLD, 450, day("2028-04-01")),
                        new PointsBalance.Lot(NEW, 90, day("2028-07-01")));
        assertThat(after.fold(PointsBalance.class, BO).usableOn(day("2026-04-12")))
                .isEqualTo(170);
    }

    @Test
    void nobody_tips_more_than_they_have() {
        Decisions tipped = guild.and(tip(BO, ANN, 100, "2026-04-11"));

        tipped.when(new TipMember(BO, ANN, 20, day("2026-04-12"))).recorded();
        tipped.when(new TipMember(BO, ANN, 21, day("2026-04-12"))).refused("insufficient-points");
    }

    @Test
    void expired_points_cannot_be_spent_not_even_for_a_day_in_the_past() {
        TipMember tip = new TipMember(BO, ANN, 1, day("2026-06-01"));

        guild.decidedOn("2028-03-31").when(tip).recorded();
        guild.decidedOn("2028-04-01").when(tip).refused("insufficient-points");
    }

    @Test
    void a_giver_tips_at_most_a_hundred_points_a_day() {
        Decisions tipped = guild.and(tip(ANN, CHEN, 60, "2026-04-12"));

        tipped.when(new TipMember(ANN, BO, 40, day("2026-04-12"))).recorded();
        tipped.when(new TipMember(ANN, BO, 41, day("2026-04-12"))).refused("tip-day-cap-reached");
        tipped.when(new TipMember(ANN, BO, 41, day("2026-04-13"))).recorded();
    }

    @Test
    void a_giver_tips_one_receiver_at_most_two_hundred_points_a_quarter() {
        Decisions tipped = guild.and(tip(ANN, BO, 90, "2026-04-12"), tip(ANN, BO, 90, "2026-05-12"));

        tipped.when(new TipMember(ANN, BO, 20, day("2026-06-30"))).recorded();
        tipped.when(new TipMember(ANN, BO, 21, day("2026-06-30"))).refused("tip-pair-cap-reached");
        tipped.when(new TipMember(ANN, BO, 21, day("2026-07-01"))).recorded();
    }

    @Test
    void nobody_tips_themselves_or_nothing() {
        TipMember oneself = new TipMember(ANN, ANN, 1, day("2026-04-12"));
        guild.when(oneself).refused("self-tip");
        assertThat(oneself.contendedTags()).hasSize(1);
        guild.when(new TipMember(ANN, BO, 0, day("2026-04-12"))).refused("amount-not-positive");
        guild.when(new TipMember(ANN, BO, -1, day("2026-04-12"))).refused("amount-not-positive");
    }

    @Test
    void a_member_tips_in_grace_but_not_after_it() {
        guild.when(new TipMember(ANN, BO, 1, day("2027-01-30"))).recorded();
        guild.when(new TipMember(ANN, BO, 1, day("2027-01-31"))).refused("member-not-in-good-standing");
        guild.decidedOn("2027-01-31")
                .when(new TipMember(ANN, BO, 1, day("2027-01-30")))
                .refused("member-not-in-good-standing");
    }

    @Test
    void a_stranger_receives_nothing() {
        guild.when(new TipMember(ANN, STRANGER, 1, day("2026-04-12"))).refused("receiver-not-eligible");
    }

    static PointsGranted grant(PartyId receiver, LotId lot, long amount, String on) {
        Quarter quarter = Quarter.of(day(on));
        return new PointsGranted(
                "RECOGNITION",
                receiver,
                lot,
                amount,
                "gala",
                quarter,
                quarter.plus(9).from(),
                null,
                day(on),
                Vouchers.points(Vouchers.POINTS_ISSUED, Vouchers.POINTS_OF_MEMBERS, amount),
                day(on));
    }

    private PointsTipped tip(PartyId giver, PartyId receiver, long amount, String on) {
        return new PointsTipped(
                giver,
                receiver,
                guild.fold(PointsBalance.class, giver).take(amount, day(on)),
                day(on),
                Vouchers.points(Vouchers.POINTS_OF_MEMBERS, Vouchers.POINTS_OF_MEMBERS, amount),
                day(on));
    }
}
