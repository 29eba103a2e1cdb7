package org.guildbook.projections.membershipstatus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
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

/** The standing of members on a day, and of whoever was honoured without being one. */
public final class MembershipStatuses {

    private static final int RULE_OF_FIVE = 5;

    /** People in a cell that counts those who must not be found. */
    private static final int CONFIDENTIAL_CELL_MIN = 20;

    private final JdbcClient db;
    private final Lives lives;

    public MembershipStatuses(JdbcClient db) {
        this.db = db;
        this.lives = new Lives(db);
    }

    /** The membership of a party; absent for someone who was neither admitted nor honoured. */
    public Optional<Membership> of(CommunityId community, PartyId member, LocalDate day) {
        return of(community, member, day, Lives.HEAD);
    }

    /**
     * The membership of a party on a day, as it was known at a position.
     *
     * @throws org.guildbook.decision.Refused as {@code not-answerable} if the log has not got that far
     */
    public Optional<Membership> of(CommunityId community, PartyId member, LocalDate day, long knownAt) {
        AsOf asOf = asOf(community, knownAt);
        return lives.of(community, List.of(member.value()), knownAt).stream()
                .findFirst()
                .map(life -> membership(asOf, life, day));
    }

    private static Membership membership(AsOf asOf, Life life, LocalDate day) {
        Life.Admission admission = life.admissionOn(day);
        MembershipHistory history = life.history();
        List<Term> terms = life.terms().stream()
                .sorted(Comparator.comparing(Life.Term::from))
                .map(term -> new Term(
                        term.term(), term.from(), history.endOf(term.inHistory()), term.settledOn(), term.position()))
                .toList();
        return new Membership(
                asOf,
                life.member(),
                admission == null ? null : admission.membership(),
                life.typeOn(day),
                day,
                history.statusOn(day),
                life.chapterOn(day),
                life.groupOn(day),
                admission == null ? null : admission.admittedOn(),
                history.continuousSince(day),
                terms,
                life.positions());
    }

    /** Where members belong on a day; those who belong to no chapter are left out. */
    public Map<PartyId, Place> places(CommunityId community, Collection<PartyId> members, LocalDate day) {
        Map<PartyId, Place> places = new HashMap<>();
        lives.of(community, members.stream().map(PartyId::value).toList(), Lives.HEAD)
                .forEach(life -> {
                    ChapterId chapter = life.chapterOn(day);
                    if (chapter != null) {
                        places.put(life.member(), new Place(chapter, life.groupOn(day)));
                    }
                });
        return places;
    }

    /** Everybody who belongs to the community on a day, or has the status asked for, by id. */
    public Roll roll(CommunityId community, RollQuestion asked, @Nullable String cursor, int limit) {
        int most = Cursor.limit(limit);
        AsOf asOf = asOf(community, asked.knownAt());
        List<Membership> found = new ArrayList<>();
        UUID last =
                cursor == null ? new UUID(0, 0) : member(Cursor.keys(cursor, 1).getFirst());
        List<UUID> batch = lives.after(community, asked.chapter(), last, most);
        while (!batch.isEmpty()) {
            for (Life life : lives.of(community, batch, asked.knownAt())) {
                Membership membership = membership(asOf, life, asked.day());
                if (!asked.matches(membership)) {
                    continue;
                }
                if (found.size() == most) {
                    return new Roll(
                            asOf, asked.day(), found, Cursor.of(found.getLast().member()));
                }
                found.add(membership);
            }
            batch = lives.after(community, asked.chapter(), batch.getLast(), most);
        }
        return new Roll(asOf, asked.day(), found, null);
    }

    private static UUID member(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Refused("cursor-invalid");
        }
    }

    private AsOf asOf(CommunityId community, long knownAt) {
        AsOf asOf = Marks.asOf(db, MembershipStatusProjection.NAME, community);
        Refused.when(knownAt != Lives.HEAD && knownAt > asOf.position(), "not-answerable");
        return asOf;
    }

    /** Those who belong to a chapter by status and chapter, so that no cell counts fewer than five people. */
    public Counts counts(CommunityId community, LocalDate day) {
        Map<MembershipStatus, Map<ChapterId, Long>> counts = new EnumMap<>(MembershipStatus.class);
        lives.forEach(community, life -> count(life, day, counts));
        Map<MembershipStatus, Map<ChapterId, Long>> confidential = new EnumMap<>(MembershipStatus.class);
        lives.of(community, lives.confidential(community), Lives.HEAD).forEach(life -> count(life, day, confidential));
        List<Cell> cells = new ArrayList<>();
        counts.forEach((status, chapters) ->
                cells.addAll(cells(status, chapters, confidential.getOrDefault(status, Map.of()))));
        return new Counts(Marks.asOf(db, MembershipStatusProjection.NAME, community), day, List.copyOf(cells));
    }

    private static void count(Life life, LocalDate day, Map<MembershipStatus, Map<ChapterId, Long>> counts) {
        ChapterId chapter = life.chapterOn(day);
        if (chapter != null) {
            counts.computeIfAbsent(life.history().statusOn(day), _ -> new HashMap<>())
                    .merge(chapter, 1L, Long::sum);
        }
    }

    /**
     * Merges the smallest chapters until each cell counts at least five; what remains below five is left out. Those who must
     * not be found are counted where nobody stands out, in a cell of twenty or more, and make no cell.
     */
    static List<Cell> cells(MembershipStatus status, Map<ChapterId, Long> chapters, Map<ChapterId, Long> confidential) {
        return cells(status, chapters).stream()
                .map(cell -> {
                    long all = cell.count()
                            + cell.chapters().stream()
                                    .mapToLong(chapter -> confidential.getOrDefault(chapter, 0L))
                                    .sum();
                    return all < CONFIDENTIAL_CELL_MIN ? cell : new Cell(status, cell.chapters(), all);
                })
                .toList();
    }

    private static List<Cell> cells(MembershipStatus status, Map<ChapterId, Long> chapters) {
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

    /**
     * A membership on a day.
     *
     * @param membership absent for whoever was honoured without ever being a member, like {@code chapter} and
     *     {@code admittedOn}
     * @param chapter of the day, like {@code group}; no group without a seat in one
     * @param continuousSince first day of the unbroken membership; absent without a term by then
     * @param facts positions of the facts that the status follows from
     */
    public record Membership(
            AsOf asOf,
            PartyId member,
            @Nullable MembershipId membership,
            MembershipType type,
            LocalDate day,
            MembershipStatus status,
            @Nullable ChapterId chapter,
            @Nullable GroupId group,
            @Nullable LocalDate admittedOn,
            @Nullable LocalDate continuousSince,
            List<Term> terms,
            List<Long> facts) {}

    /** A chapter, and a small group for those who have a seat in one. */
    public record Place(ChapterId chapter, @Nullable GroupId group) {}

    /** A term {@code [from, toExclusive)}, with the days that pauses added to it. */
    public record Term(TermId term, LocalDate from, LocalDate toExclusive, LocalDate settledOn, long position) {}

    /**
     * Whom a roll lists.
     *
     * @param chapter only its members; absent for all, like {@code group}
     * @param status absent for everybody who belongs to the community, honorary members too
     * @param knownAt position up to which the log is read
     */
    public record RollQuestion(
            LocalDate day,
            @Nullable ChapterId chapter,
            @Nullable GroupId group,
            @Nullable MembershipStatus status,
            long knownAt) {

        /** As much as is known now. */
        public static final long NOW = Lives.HEAD;

        boolean matches(Membership membership) {
            boolean asked = status == null
                    ? membership.status().belongs() || membership.status() == MembershipStatus.HONORARY
                    : membership.status() == status;
            return asked
                    && (chapter == null || chapter.equals(membership.chapter()))
                    && (group == null || group.equals(membership.group()));
        }
    }

    /**
     * A page of members by id.
     *
     * @param next cursor of the next page; absent on the last one
     */
    public record Roll(
            AsOf asOf,
            LocalDate day,
            List<Membership> members,
            @Nullable String next) {}

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
