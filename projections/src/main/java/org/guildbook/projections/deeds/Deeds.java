package org.guildbook.projections.deeds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.Tier;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.score.ScoreHistory;
import org.guildbook.score.ScoreHistory.Counted;
import org.guildbook.score.ScoreHistory.Deed;
import org.guildbook.score.ScoreHistory.Given;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what {@link DeedsPage} has written. */
public final class Deeds {

    private final String prefix;

    /** @param prefix of the tables {@code _deed}, {@code _attester} and {@code _given}, with or without their schema */
    public Deeds(String prefix) {
        this.prefix = prefix;
    }

    /** The tables, without schema. */
    public List<String> tables() {
        return List.of(prefix + "_deed", prefix + "_attester", prefix + "_given");
    }

    /** A member of a community. */
    public record Member(CommunityId community, PartyId party) {}

    /**
     * Deeds and signals of a member.
     *
     * @param lastFact by position, per quarter index: the newest fact that made a deed of the quarter
     */
    public record Inputs(List<Deed> deeds, List<Given> given, Map<Integer, Long> lastFact) {

        /** Nothing is known of the member. */
        public static final Inputs NONE = new Inputs(List.of(), List.of(), Map.of());

        public ScoreHistory history() {
            return new ScoreHistory(deeds, given, List.of(), List.of(), Set.of(), List.of(), List.of());
        }
    }

    /** Quarters by index, both included. */
    public record Span(int from, int to) {

        private static final Span EVER = new Span(0, Integer.MAX_VALUE);

        public Span and(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    /** What the points of each member in the quarters follow from; a member without any is mapped to empty inputs. */
    public Map<Member, Inputs> read(JdbcClient db, Map<Member, Span> members) {
        if (members.isEmpty()) {
            return Map.of();
        }
        Rows keys = new Rows("community uuid", "member uuid", "first integer", "last integer");
        members.forEach((member, span) -> keys.add(member.community(), member.party(), span.from(), span.to()));
        Map<Member, List<Found>> deeds = keys
                .query(db, """
                        WITH wanted AS MATERIALIZED (SELECT r.* FROM {rows})
                        SELECT d.community, d.member, d.quarter, d.category, d.quantity, d.share_ppm, d.position,
                               d.thanker, NULL::uuid[] AS attesters, d.position AS attested
                        FROM wanted r JOIN %1$s_deed d
                            ON d.community = r.community AND d.member = r.member AND d.quarter BETWEEN r.first AND r.last
                        WHERE d.thanker IS NOT NULL
                        UNION ALL
                        SELECT d.community, d.member, d.quarter, d.category, d.quantity, d.share_ppm, d.position,
                               NULL, array_agg(a.attester), max(a.position)
                        FROM wanted r JOIN %1$s_deed d
                            ON d.community = r.community AND d.member = r.member AND d.quarter BETWEEN r.first AND r.last
                        JOIN %1$s_attester a ON a.community = d.community AND a.deed = d.deed
                        WHERE d.thanker IS NULL
                        GROUP BY d.community, d.member, d.quarter, d.deed
                        ORDER BY position""".formatted(prefix))
                .query((row, _) -> new Found(
                        member(row.getObject("community", UUID.class), row.getObject("member", UUID.class)),
                        new Deed(
                                Counted.since(row.getLong("position")),
                                Quarter.ofIndex(row.getInt("quarter")),
                                Category.valueOf(row.getString("category")),
                                row.getInt("quantity"),
                                row.getInt("share_ppm"),
                                attesters(row)),
                        row.getLong("attested")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::member));
        Map<Member, List<Signal>> given = keys
                .query(db, """
                        SELECT g.community, g.giver, g.quarter, g.receiver, g.position
                        FROM {rows} JOIN %1$s_given g
                            ON g.community = r.community AND g.giver = r.member
                            AND g.quarter BETWEEN r.first - %2$d AND r.last
                        ORDER BY g.position, g.receiver""".formatted(prefix, DeedsPage.RECIPROCITY_QUARTERS))
                .query((row, _) -> new Signal(
                        member(row.getObject("community", UUID.class), row.getObject("giver", UUID.class)),
                        new Given(
                                Counted.since(row.getLong("position")),
                                Quarter.ofIndex(row.getInt("quarter")),
                                new PartyId(row.getObject("receiver", UUID.class)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Signal::member));
        return members.keySet().stream()
                .collect(Collectors.toMap(
                        member -> member,
                        member ->
                                inputs(deeds.getOrDefault(member, List.of()), given.getOrDefault(member, List.of()))));
    }

    /** Everything known of one member. */
    public Inputs read(JdbcClient db, Member member) {
        return read(db, Map.of(member, Span.EVER)).getOrDefault(member, Inputs.NONE);
    }

    private static Inputs inputs(List<Found> deeds, List<Signal> given) {
        Map<Integer, Long> lastFact = new HashMap<>();
        for (Found found : deeds) {
            if (counts(found.deed())) {
                long last = Math.max(found.deed().counted().from(), found.attested());
                lastFact.merge(found.deed().quarter().index(), last, Math::max);
            }
        }
        return new Inputs(
                deeds.stream().map(Found::deed).toList(),
                given.stream().map(Signal::given).toList(),
                lastFact);
    }

    /** Whoever thanks is the one attester of a thanks. */
    private static Set<PartyId> attesters(ResultSet row) throws SQLException {
        UUID thanker = row.getObject("thanker", UUID.class);
        return thanker != null
                ? Set.of(new PartyId(thanker))
                : Arrays.stream((UUID[]) row.getArray("attesters").getArray())
                        .map(PartyId::new)
                        .collect(Collectors.toSet());
    }

    private static boolean counts(Deed deed) {
        return deed.category().tier() != Tier.VERIFIED || deed.attesters().size() >= 2;
    }

    private static Member member(UUID community, UUID party) {
        return new Member(new CommunityId(community), new PartyId(party));
    }

    private record Found(Member member, Deed deed, long attested) {}

    private record Signal(Member member, Given given) {}
}
