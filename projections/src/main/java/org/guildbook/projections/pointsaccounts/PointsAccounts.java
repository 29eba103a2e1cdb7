package org.guildbook.projections.pointsaccounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reward points of members and of the whole community. */
public final class PointsAccounts {

    private final JdbcClient db;

    public PointsAccounts(JdbcClient db) {
        this.db = db;
    }

    /** What a party holds on a day, lot by lot in the order of consumption; lots already expired do not count. */
    public Account of(CommunityId community, PartyId holder, LocalDate today) {
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(), "" + community + holder + today + db);
    }

    /**
     * Every change of a party's balance, newest first.
     *
     * @param cursor {@link Movements#next} of the page before; absent for the newest
     * @param limit 1..200 movements
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Movements movements(CommunityId community, PartyId holder, @Nullable String cursor, int limit) {
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(), "" + community + holder + cursor + limit);
    }

    /** Where all points ever issued are. */
    public Supply supply(CommunityId community) {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + community);
    }

    /**
     * A balance in points.
     *
     * @param balance usable today
     * @param expiringSoon part of the balance that expires in the next 90 days
     */
    public record Account(AsOf asOf, PartyId holder, long balance, long expiringSoon, List<Lot> lots) {}

    /** Points with one origin; usable before {@code expiresOn}. */
    public record Lot(LotId lot, long amount, LocalDate expiresOn) {}

    /** A page of movements. */
    public record Movements(
            AsOf asOf, List<Movement> movements, @Nullable String next) {}

    /** Why a balance changed. */
    public enum Kind {
        GRANTED,
        TIP_GIVEN,
        TIP_RECEIVED
    }

    /**
     * One change of a balance.
     *
     * @param amount signed: positive when the points arrived
     * @param counterparty who gave or received a tip
     * @param rule under which points were granted
     */
    public record Movement(
            long position,
            Sha256 hash,
            Instant at,
            LocalDate effectiveOn,
            Kind kind,
            long amount,
            @Nullable PartyId counterparty,
            @Nullable String rule) {}

    /** The supply identity: issued = held + escrowed + redeemed + expired + reversed. */
    public record Supply(AsOf asOf, long issued, long held, long escrowed, long redeemed, long expired, long reversed) {

        public boolean balanced() {
            return issued == held + escrowed + redeemed + expired + reversed;
        }
    }
}
