package org.guildbook.projections.membershipstatus;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.projections.membershipstatus.Life.Admission;
import org.guildbook.projections.membershipstatus.Life.Place;
import org.guildbook.projections.membershipstatus.Life.RestAt;
import org.guildbook.projections.membershipstatus.Life.Term;
import org.guildbook.projections.rests.Rest;
import org.guildbook.projections.rests.Rests;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what {@link MembershipStatusProjection} has written, many members at a time. */
final class Lives {

    /** Everything that is recorded. */
    static final long HEAD = Long.MAX_VALUE;

    /** Members read at once: few round trips, little memory. */
    private static final int BATCH_MEMBERS = 1_000;

    private static final String MAY_BE_FOUND = """
            NOT EXISTS (SELECT FROM projection.membership_confidential c
                        WHERE c.community = m.community AND c.party = m.member)""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient db;

    Lives(JdbcClient db) {
        this.db = db;
    }

    /** Every member of the community who may be found, by id, and everybody who was ever honoured. */
    void forEach(CommunityId community, Consumer<Life> visitor) {
        List<UUID> batch = after(community, null, BEFORE_ALL, BATCH_MEMBERS);
        while (!batch.isEmpty()) {
            of(community, batch, HEAD).forEach(visitor);
            batch = after(community, null, batch.getLast(), BATCH_MEMBERS);
        }
    }

    /** Those who must not be found, whatever was known when. */
    List<UUID> confidential(CommunityId community) {
        return db.sql("SELECT party FROM projection.membership_confidential WHERE community = ?")
                .param(community.value())
                .query((row, _) -> row.getObject("party", UUID.class))
                .list();
    }

    /**
     * The next members by id; no list ever holds those who must not be found.
     *
     * @param chapter only those who belong to it at some time; absent for all
     */
    List<UUID> after(CommunityId community, @Nullable ChapterId chapter, UUID last, int limit) {
        return db.sql("""
                        SELECT member FROM (
                            SELECT community, member FROM projection.membership_chapter
                            WHERE community = :community AND member > :last
                              AND (CAST(:chapter AS uuid) IS NULL OR chapter = CAST(:chapter AS uuid))
                            UNION SELECT community, member FROM projection.membership_rest
                            WHERE community = :community AND member > :last
                              AND CAST(:chapter AS uuid) IS NULL AND kind = 'HONOURED'
                        ) AS m WHERE\s""" + MAY_BE_FOUND + """
                        ORDER BY member LIMIT :limit""")
                .param("community", community.value())
                .param("last", last)
                .param("chapter", chapter == null ? null : chapter.toString())
                .param("limit", limit)
                .query((row, _) -> row.getObject("member", UUID.class))
                .list();
    }

    /** Members one of whose terms may end in {@code [from, toExclusive)}, seeing that rests move the end. */
    List<UUID> endingIn(CommunityId community, LocalDate from, LocalDate toExclusive) {
        return db.sql("""
                        SELECT member FROM (
                            SELECT community, member FROM projection.membership_term
                            WHERE community = :community AND to_exclusive >= :from AND to_exclusive < :to
                            UNION SELECT community, member FROM projection.membership_rest WHERE community = :community
                        ) AS m WHERE\s""" + MAY_BE_FOUND)
                .param("community", community.value())
                .param("from", from)
                .param("to", toExclusive)
                .query((row, _) -> row.getObject("member", UUID.class))
                .list();
    }

    /** These members in this order, as known at a position; those neither admitted nor honoured by then are left out. */
    List<Life> of(CommunityId community, List<UUID> members, long knownAt) {
        List<Life> lives = new ArrayList<>();
        for (int from = 0; from < members.size(); from += BATCH_MEMBERS) {
            List<UUID> batch = members.subList(from, Math.min(members.size(), from + BATCH_MEMBERS));
            new Batch(community, batch, knownAt).addTo(lives);
        }
        return lives;
    }

    private interface Reading<T> {

        T from(ResultSet row) throws SQLException;
    }

    /** The rows of some members. */
    private final class Batch {

        private final CommunityId community;
        private final List<UUID> members;
        private final long knownAt;

        Batch(CommunityId community, List<UUID> members, long knownAt) {
            this.community = community;
            this.members = members;
            this.knownAt = knownAt;
        }

        void addTo(List<Life> lives) {
            Map<UUID, List<Admission>> admissions = read(
                    "membership",
                    row -> new Admission(
                            id(row, "membership", MembershipId::new),
                            day(row, "admitted_on"),
                            row.getBoolean("opening"),
                            row.getLong("position")));
            Map<UUID, List<Term>> terms = read(
                    "membership_term",
                    row -> new Term(
                            id(row, "term", TermId::new),
                            day(row, "from_day"),
                            day(row, "to_exclusive"),
                            day(row, "settled_on"),
                            row.getLong("position")));
            Map<UUID, List<RestAt>> rests =
                    read("membership_rest", row -> new RestAt(Rests.rest(row), row.getLong("position")));
            Map<UUID, List<Place<MembershipType>>> types = read(
                    "membership_type",
                    row -> new Place<>(MembershipType.valueOf(row.getString("type")), day(row, "from_day")));
            Map<UUID, List<Place<ChapterId>>> chapters = read(
                    "membership_chapter", row -> new Place<>(id(row, "chapter", ChapterId::new), day(row, "from_day")));
            Map<UUID, List<Place<GroupId>>> groups = read("group_seat", Lives::seat);
            Set<UUID> referred =
                    new HashSet<>(read("membership_referred", _ -> true).keySet());
            for (UUID member : members) {
                List<Admission> own = admissions.getOrDefault(member, List.of());
                List<RestAt> changes = rests.getOrDefault(member, List.of());
                if (!own.isEmpty() || changes.stream().anyMatch(Lives::honours)) {
                    lives.add(new Life(
                            new PartyId(member),
                            own,
                            terms.getOrDefault(member, List.of()),
                            changes,
                            types.getOrDefault(member, List.of()),
                            chapters.getOrDefault(member, List.of()),
                            groups.getOrDefault(member, List.of()),
                            referred.contains(member)));
                }
            }
        }

        private <T> Map<UUID, List<T>> read(String table, Reading<T> reading) {
            Map<UUID, List<T>> byMember = new HashMap<>();
            db.sql("SELECT * FROM projection." + table
                            + " WHERE community = ? AND member = ANY (?::uuid[]) AND position <= ? ORDER BY position")
                    .params(
                            community.value(),
                            members.stream().map(UUID::toString).toArray(String[]::new),
                            knownAt)
                    .query(row -> {
                        byMember.computeIfAbsent(row.getObject("member", UUID.class), _ -> new ArrayList<>())
                                .add(reading.from(row));
                    });
            return byMember;
        }
    }

    private static boolean honours(RestAt change) {
        return change.rest().kind() == Rest.Kind.HONOURED;
    }

    private static Place<GroupId> seat(ResultSet row) throws SQLException {
        UUID group = row.getObject("small_group", UUID.class);
        return new Place<>(group == null ? null : new GroupId(group), day(row, "from_day"));
    }

    private static <T> T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        return type.apply(row.getObject(column, UUID.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
