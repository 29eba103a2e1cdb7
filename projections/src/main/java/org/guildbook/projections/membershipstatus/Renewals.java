package org.guildbook.projections.membershipstatus;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has to renew now, and how long there is time; and who did not, and may still come back. */
public final class Renewals {

    /** Days after grace in which somebody who has lapsed is listed. */
    public static final int LAPSED_DAYS = 90;

    private static final Set<MembershipStatus> HAVE_TO_RENEW =
            Set.of(MembershipStatus.RENEWAL_DUE, MembershipStatus.GRACE);

    private static final Comparator<Due> SOONEST =
            Comparator.comparing(Due::until).thenComparing(due -> due.member().toString());

    private final JdbcClient db;
    private final Lives lives;

    public Renewals(JdbcClient db) {
        this.db = db;
        this.lives = new Lives(db);
    }

    /**
     * A page of the members in the renewal window or in grace on a day, those with the least time first.
     *
     * @param chapter only its members; absent for all
     * @param limit 1..200 members
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Listed on(
            CommunityId community, LocalDate day, @Nullable ChapterId chapter, @Nullable String cursor, int limit) {
        LocalDate from = day.minusDays(MembershipPolicy.GRACE_DAYS);
        LocalDate to = day.plusDays(MembershipPolicy.RENEWAL_WINDOW_DAYS + 1L);
        Stream<Due> due = ending(community, from, to, day).filter(one -> HAVE_TO_RENEW.contains(one.status()));
        return page(community, day, due, chapter, cursor, limit);
    }

    /**
     * A page of the members whose grace ended without a renewal in the {@value #LAPSED_DAYS} days up to a day, the longest
     * lapsed first; arguments and refusals as above.
     */
    public Listed lapsed(
            CommunityId community, LocalDate day, @Nullable ChapterId chapter, @Nullable String cursor, int limit) {
        LocalDate to = day.minusDays(MembershipPolicy.GRACE_DAYS).plusDays(1);
        LocalDate from = to.minusDays(LAPSED_DAYS);
        Stream<Due> lapsed = ending(community, from, to, day)
                .filter(one -> one.status() == MembershipStatus.LAPSED)
                .filter(one -> !one.termEnd().isBefore(from));
        return page(community, day, lapsed, chapter, cursor, limit);
    }

    private Listed page(
            CommunityId community,
            LocalDate day,
            Stream<Due> all,
            @Nullable ChapterId chapter,
            @Nullable String cursor,
            int limit) {
        int most = Cursor.limit(limit);
        Predicate<Due> later = after(cursor);
        List<Due> found = all.filter(due -> chapter == null || due.chapter().equals(chapter))
                .sorted(SOONEST)
                .toList();
        List<Due> page = found.stream().filter(later).limit(most + 1L).toList();
        AsOf asOf = Marks.asOf(db, MembershipStatusProjection.NAME, community);
        if (page.size() <= most) {
            return new Listed(asOf, day, found.size(), page, null);
        }
        Due last = page.get(most - 1);
        return new Listed(asOf, day, found.size(), page.subList(0, most), Cursor.of(last.until(), last.member()));
    }

    private static Predicate<Due> after(@Nullable String cursor) {
        if (cursor == null) {
            return _ -> true;
        }
        List<String> keys = Cursor.keys(cursor, 2);
        return due -> {
            int order = due.until().toString().compareTo(keys.getFirst());
            return order > 0 || (order == 0 && due.member().toString().compareTo(keys.getLast()) > 0);
        };
    }

    /** Members with a term that ends in {@code [from, toExclusive)}, as they stand on the day. */
    private Stream<Due> ending(CommunityId community, LocalDate from, LocalDate toExclusive, LocalDate day) {
        List<Life> candidates = lives.of(community, lives.endingIn(community, from, toExclusive), Lives.HEAD);
        return candidates.stream().map(life -> due(life, day)).flatMap(Optional::stream);
    }

    private static Optional<Due> due(Life life, LocalDate day) {
        MembershipHistory history = life.history();
        MembershipHistory.Term term = history.termOn(day);
        if (term == null) {
            return Optional.empty();
        }
        MembershipStatus status = history.statusOn(day);
        LocalDate end = history.endOf(term);
        LocalDate until = tooLate(status, end);
        return Optional.of(new Due(
                life.member(),
                status,
                Objects.requireNonNull(life.chapterOn(day)),
                life.groupOn(day),
                end,
                until,
                ChronoUnit.DAYS.between(day, until)));
    }

    private static LocalDate tooLate(MembershipStatus status, LocalDate end) {
        if (status == MembershipStatus.LAPSED) {
            return end.plusMonths(MembershipPolicy.CLOSE_AFTER_MONTHS);
        }
        return status == MembershipStatus.GRACE ? end.plusDays(MembershipPolicy.GRACE_DAYS) : end;
    }

    /**
     * A page of the list.
     *
     * @param count all of the list, on whatever page
     * @param next cursor of the next page; absent on the last one
     */
    public record Listed(
            AsOf asOf,
            LocalDate day,
            int count,
            List<Due> members,
            @Nullable String next) {}

    /**
     * Somebody whose term ends or has ended.
     *
     * @param status RENEWAL_DUE or GRACE; among the lapsed, LAPSED
     * @param group absent without a seat in one
     * @param termEnd first day after the term
     * @param until first day on which it is too late: the end of the term, of grace, or of the months in which somebody
     *     who has lapsed may come back
     * @param daysLeft days from the day asked for until then, at least 1
     */
    public record Due(
            PartyId member,
            MembershipStatus status,
            ChapterId chapter,
            @Nullable GroupId group,
            LocalDate termEnd,
            LocalDate until,
            long daysLeft) {}
}
