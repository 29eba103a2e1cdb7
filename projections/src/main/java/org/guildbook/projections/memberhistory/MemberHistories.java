package org.guildbook.projections.memberhistory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The facts that name a member in any role, newest first. */
public final class MemberHistories {

    private final JdbcClient db;

    public MemberHistories(JdbcClient db) {
        this.db = db;
    }

    /**
     * One page of the history of a party.
     *
     * @param cursor {@link History#next} of the page before; absent for the newest page
     * @param limit 1..200 facts
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public History of(CommunityId community, PartyId member, @Nullable String cursor, int limit) {
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(), community + " " + member + cursor + limit + db);
    }

    /**
     * A page of facts.
     *
     * @param next cursor of the next older page; absent on the last one
     */
    public record History(
            AsOf asOf, List<Line> lines, @Nullable String next) {}

    /**
     * A fact as the member sees it.
     *
     * @param type stable name of the fact, for example {@code points.PointsTipped}
     * @param roles in which the fact names the member, for example {@code giver}
     * @param document stamped number, where the fact has one
     * @param data what the fact says, by component name; names parties by id and never by name
     */
    public record Line(
            long position,
            Sha256 hash,
            Instant at,
            LocalDate effectiveOn,
            String type,
            List<String> roles,
            @Nullable String document,
            SortedMap<String, String> data) {}
}
