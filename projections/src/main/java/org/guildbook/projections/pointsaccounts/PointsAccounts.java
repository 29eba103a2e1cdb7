package org.guildbook.projections.pointsaccounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reward points of members and of the whole community. */
public final class PointsAccounts {

    private static final int EXPIRING_SOON_DAYS = 90;

    private final JdbcClient db;

    public PointsAccounts(JdbcClient db) {
        this.db = db;
    }

    /** What a party holds on a day, lot by lot in the order of consumption; lots already expired do not count. */
    public Account of(CommunityId community, PartyId holder, LocalDate today) {
        List<Lot> lots = db.sql("""
                        SELECT lot, amount, expires_on FROM projection.points_lot
                        WHERE community = ? AND holder = ? AND amount > 0 AND ? < expires_on
                        ORDER BY expires_on, since, lot""")
                .params(community.value(), holder.value(), today)
                .query((row, _) -> new Lot(
                        new LotId(row.getObject("lot", UUID.class)),
                        row.getLong("amount"),
                        row.getObject("expires_on", LocalDate.class)))
                .list();
        LocalDate soon = today.plusDays(EXPIRING_SOON_DAYS);
        return new Account(
                Marks.asOf(db, PointsAccountsProjection.NAME, community),
                holder,
                sum(lots),
                sum(lots.stream().filter(lot -> !lot.expiresOn().isAfter(soon)).toList()),
                lots);
    }

    /**
     * Every change of a party's balance, newest first.
     *
     * @param cursor {@link Movements#next} of the page before; absent for the newest
     * @param limit 1..200 movements
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Movements movements(CommunityId community, PartyId holder, @Nullable String cursor, int limit) {
        long before = Cursor.position(cursor, Long.MAX_VALUE);
        List<Movement> movements = db.sql("""
                        SELECT * FROM projection.points_movement
                        WHERE community = ? AND holder = ? AND position < ?
                        ORDER BY position DESC LIMIT ?""")
                .params(community.value(), holder.value(), before, Cursor.limit(limit) + 1)
                .query((row, _) -> movement(row))
                .list();
        AsOf asOf = Marks.asOf(db, PointsAccountsProjection.NAME, community);
        if (movements.size() <= limit) {
            return new Movements(asOf, movements, null);
        }
        List<Movement> page = movements.subList(0, limit);
        return new Movements(asOf, List.copyOf(page), Cursor.of(page.getLast().position()));
    }

    /** Where all points ever issued are. */
    public Supply supply(CommunityId community) {
        Map<String, Long> balances = new HashMap<>();
        db.sql("SELECT account, balance FROM projection.points_supply WHERE community = ?")
                .param(community.value())
                .query(row -> {
                    balances.put(row.getString("account"), row.getLong("balance"));
                });
        return new Supply(
                Marks.asOf(db, PointsAccountsProjection.NAME, community),
                balances.getOrDefault("points:issued", 0L),
                -balances.getOrDefault("points:members", 0L),
                -balances.getOrDefault("points:escrow", 0L),
                -balances.getOrDefault("points:redeemed", 0L),
                -balances.getOrDefault("points:expired", 0L),
                -balances.getOrDefault("points:reversed", 0L));
    }

    private static long sum(List<Lot> lots) {
        return lots.stream().mapToLong(Lot::amount).sum();
    }

    private static Movement movement(ResultSet row) throws SQLException {
        UUID counterparty = row.getObject("counterparty", UUID.class);
        return new Movement(
                row.getLong("position"),
                new Sha256(row.getString("hash")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_on", LocalDate.class),
                Kind.valueOf(row.getString("kind")),
                row.getLong("amount"),
                counterparty == null ? null : new PartyId(counterparty),
                row.getString("rule"));
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
