package org.guildbook.projections.membershipstatus;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.projections.rests.Rest;
import org.guildbook.projections.rests.Rests;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The standing of members on a day. */
public final class MembershipStatuses {

    private static final int RULE_OF_FIVE = 5;

    private static final Rests RESTS = new Rests("projection.membership");

    private final JdbcClient db;

    public MembershipStatuses(JdbcClient db) {
        this.db = db;
    }

    /** The newest membership of a party; absent for someone who was never admitted. */
    public Optional<Membership> of(CommunityId community, PartyId member, LocalDate day) {
        List<Admission> admissions = db.sql("""
                        SELECT m.*, s.small_group FROM projection.membership m
                        LEFT JOIN projection.group_seat s USING (community, member)
                        WHERE community = ? AND member = ? ORDER BY m.position DESC""")
                .params(community.value(), member.value())
                .query((row, _) -> admission(row))
                .list();
        if (admissions.isEmpty()) {
            return Optional.empty();
        }
        List<Term> terms = db.sql("""
                        SELECT * FROM projection.membership_term
                        WHERE community = ? AND member = ? ORDER BY from_day, term""")
                .params(community.value(), member.value())
                .query((row, _) -> new Term(
                        new TermId(row.getObject("term", UUID.class)),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_exclusive", LocalDate.class),
                        row.getObject("settled_on", LocalDate.class)))
                .list();
        Admission newest = admissions.getFirst();
        MembershipStatus status = history(
                        admissions.stream().map(Admission::admittedOn).toList(),
                        terms.stream()
                                .map(term ->
                                        new MembershipHistory.Term(term.from(), term.toExclusive(), term.settledOn()))
                                .toList(),
                        RESTS.of(db, community, member))
                .statusOn(day);
        return Optional.of(new Membership(
                Marks.asOf(db, MembershipStatusProjection.NAME, community),
                member,
                newest.membership(),
                newest.type(),
                status,
                newest.chapter(),
                newest.group(),
                newest.admittedOn(),
                terms));
    }

    /** Members by status and chapter, so that no cell counts fewer than five people. */
    public Counts counts(CommunityId community, LocalDate day) {
        Map<UUID, List<MembershipHistory.Term>> terms = new HashMap<>();
        db.sql("SELECT * FROM projection.membership_term WHERE community = ?")
                .param(community.value())
                .query(row -> {
                    terms.computeIfAbsent(row.getObject("member", UUID.class), _ -> new ArrayList<>())
                            .add(new MembershipHistory.Term(
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("to_exclusive", LocalDate.class),
                                    row.getObject("settled_on", LocalDate.class)));
                });
        Map<UUID, List<Rest>> rests = RESTS.of(db, community);
        Map<MembershipStatus, Map<ChapterId, Long>> counts = new EnumMap<>(MembershipStatus.class);
        db.sql("""
                SELECT member, array_agg(admitted_on ORDER BY position)::text[] AS admissions,
                       (array_agg(chapter ORDER BY position DESC))[1] AS chapter
                FROM projection.membership WHERE community = ? GROUP BY member""").param(community.value()).query(row -> {
            List<LocalDate> admissions = List.of(
                            (String[]) row.getArray("admissions").getArray())
                    .stream()
                    .map(LocalDate::parse)
                    .toList();
            UUID member = row.getObject("member", UUID.class);
            MembershipStatus status = history(
                            admissions, terms.getOrDefault(member, List.of()), rests.getOrDefault(member, List.of()))
                    .statusOn(day);
            counts.computeIfAbsent(status, _ -> new HashMap<>())
                    .merge(new ChapterId(row.getObject("chapter", UUID.class)), 1L, Long::sum);
        });
        List<Cell> cells = new ArrayList<>();
        counts.forEach((status, chapters) -> cells.addAll(cells(status, chapters)));
        return new Counts(Marks.asOf(db, MembershipStatusProjection.NAME, community), day, List.copyOf(cells));
    }

    /** Merges the smallest chapters until each cell counts at least five; what remains below five is left out. */
    static List<Cell> cells(MembershipStatus status, Map<ChapterId, Long> chapters) {
        List<Map.Entry<ChapterId, Long>> ascending = chapters.entrySet().stream()
                .sorted(Map.Entry.<ChapterId, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString()))
                .toList();
        List<Cell> cells = new ArrayList<>();
        List<ChapterId> merged = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<ChapterId, Long> chapter : ascending) {
            boolean small = chapter.getValue() < RULE_OF_FIVE;
            boolean mergedTooSmall = !merged.isEmpty() && sum < RULE_OF_FIVE;
            if (small || mergedTooSmall) {
                merged.add(chapter.getKey());
                sum += chapter.getValue();
            } else {
                cells.add(new Cell(status, List.of(chapter.getKey()), chapter.getValue()));
            }
        }
        if (sum >= RULE_OF_FIVE) {
            cells.add(new Cell(status, List.copyOf(merged), sum));
        }
        cells.sort(Comparator.comparing(cell -> cell.chapters().getFirst().toString()));
        return cells;
    }

    private static MembershipHistory history(
            List<LocalDate> admissions, List<MembershipHistory.Term> terms, List<Rest> rests) {
        return Rest.onto(MembershipHistory.of(admissions, terms), rests);
    }

    private static Admission admission(ResultSet row) throws SQLException {
        UUID group = row.getObject("small_group", UUID.class);
        return new Admission(
                new MembershipId(row.getObject("membership", UUID.class)),
                MembershipType.valueOf(row.getString("type")),
                new ChapterId(row.getObject("chapter", UUID.class)),
                group == null ? null : new GroupId(group),
                row.getObject("admitted_on", LocalDate.class));
    }

    private record Admission(
            MembershipId membership,
            MembershipType type,
            ChapterId chapter,
            @Nullable GroupId group,
            LocalDate admittedOn) {}

    /**
     * A membership on a day.
     *
     * @param group absent without a seat in a small group
     */
    public record Membership(
            AsOf asOf,
            PartyId member,
            MembershipId membership,
            MembershipType type,
            MembershipStatus status,
            ChapterId chapter,
            @Nullable GroupId group,
            LocalDate admittedOn,
            List<Term> terms) {}

    /** A term {@code [from, toExclusive)}. */
    public record Term(TermId term, LocalDate from, LocalDate toExclusive, LocalDate settledOn) {}

    /** Counts of a day. */
    public record Counts(AsOf asOf, LocalDate day, List<Cell> cells) {}

    /**
     * A public count.
     *
     * @param chapters counted together; more than one where a chapter alone would count fewer than five people
     * @param count at least 5; smaller cells are left out
     */
    public record Cell(MembershipStatus status, List<ChapterId> chapters, long count) {}
}
