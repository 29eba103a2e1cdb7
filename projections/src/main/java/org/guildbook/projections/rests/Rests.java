package org.guildbook.projections.rests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.projections.rests.Rest.Kind;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what {@link RestsPage} has written. */
public final class Rests {

    private final String table;

    /** @param prefix of the table {@code _rest}, with or without its schema */
    public Rests(String prefix) {
        this.table = prefix + "_rest";
    }

    /** Of one member, in the order of the log. */
    public List<Rest> of(JdbcClient db, CommunityId community, PartyId member) {
        return db.sql("SELECT * FROM " + table + " WHERE community = ? AND member = ? ORDER BY position")
                .params(community.value(), member.value())
                .query((row, _) -> rest(row))
                .list();
    }

    /** Of all members who have any, each in the order of the log. */
    public Map<UUID, List<Rest>> of(JdbcClient db, CommunityId community) {
        Map<UUID, List<Rest>> rests = new HashMap<>();
        db.sql("SELECT * FROM " + table + " WHERE community = ? ORDER BY position")
                .param(community.value())
                .query(row -> {
                    rests.computeIfAbsent(row.getObject("member", UUID.class), _ -> new ArrayList<>())
                            .add(rest(row));
                });
        return rests;
    }

    /** The fact in a row of the table. */
    public static Rest rest(ResultSet row) throws SQLException {
        return new Rest(
                Kind.valueOf(row.getString("kind")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_exclusive", LocalDate.class));
    }
}
