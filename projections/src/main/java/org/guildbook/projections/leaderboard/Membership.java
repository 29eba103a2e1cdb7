package org.guildbook.projections.leaderboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guildbook.projections.deeds.Deeds.Member;
import org.guildbook.projections.rests.Rest;
import org.guildbook.projections.rests.Rests;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.rules.Interval;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipHistory.Term;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when members may be ranked, and when not before. */
final class Membership {

    private final JdbcOperations operations;
    private final JdbcClient db;

    Membership(JdbcOperations operations) {
        this.operations = operations;
        this.db = JdbcClient.create(operations);
    }

    /** Computes it anew for members whose terms, or rests of them, have changed. */
    void update(Collection<Member> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Rows keys = new Rows("community uuid", "member uuid");
        changed.forEach(member -> keys.add(member.community(), member.party()));
        Map<Member, List<Term>> terms = new HashMap<>();
        keys.query(db, "SELECT t.* FROM {rows} JOIN board_term t USING (community, member) ORDER BY t.from_day, t.term")
                .query(row -> {
                    terms.computeIfAbsent(member(row), _ -> new ArrayList<>()).add(term(row));
                });
        Map<Member, List<Rest>> rests = new HashMap<>();
        keys.query(db, "SELECT p.* FROM {rows} JOIN board_rest p USING (community, member) ORDER BY p.position")
                .query(row -> {
                    rests.computeIfAbsent(member(row), _ -> new ArrayList<>()).add(Rests.rest(row));
                });
        Rows ends = new Rows("community uuid", "member uuid", "until_day date");
        Rows away = new Rows("community uuid", "member uuid", "from_day date", "to_exclusive date");
        for (Member member : changed) {
            MembershipHistory history = Rest.onto(
                    MembershipHistory.of(List.of(), terms.getOrDefault(member, List.of())),
                    rests.getOrDefault(member, List.of()));
            LocalDate until = LocalDate.EPOCH;
            for (Interval stretch : history.takingPart()) {
                // Also before the first one: whoever came after a board was settled is not on it.
                away.add(member.community(), member.party(), until, stretch.from());
                until = Objects.requireNonNull(stretch.toExclusive());
            }
            ends.add(member.community(), member.party(), until);
        }
        keys.write(operations, """
                DELETE FROM board_away a USING {rows}
                WHERE a.community = r.community AND a.member = r.member""");
        away.insert(operations, "board_away", "");
        ends.write(operations, """
                UPDATE board_member m SET until_day = r.until_day
                FROM {rows} WHERE m.community = r.community AND m.member = r.member""");
        ends.write(operations, """
                UPDATE board_score s SET until_day = r.until_day
                FROM {rows} WHERE s.community = r.community AND s.member = r.member""");
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new CommunityId(row.getObject("community", UUID.class)),
                new PartyId(row.getObject("member", UUID.class)));
    }

    private static Term term(ResultSet row) throws SQLException {
        return new Term(
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_exclusive", LocalDate.class),
                row.getObject("settled_on", LocalDate.class));
    }
}
