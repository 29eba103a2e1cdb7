package org.guildbook.projections.membershipstatus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guildbook.projections.membershipstatus.RenewalRates.Share;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many of those who joined in a quarter are still members some months later. */
public final class Retentions {

    /** Months after which a cohort is looked at. */
    public static final List<Integer> MONTHS = List.of(3, 12, 24, 36);

    private final JdbcClient db;
    private final Lives lives;

    public Retentions(JdbcClient db) {
        this.db = db;
        this.lives = new Lives(db);
    }

    /**
     * Every cohort, oldest first, as things stand on a day.
     *
     * <p>Each member is looked at that many months after the own first day; a cohort is shown when all of it has got there. The
     * deceased are in neither number.
     */
    public Retention on(CommunityId community, LocalDate day) {
        Map<Quarter, List<Joined>> cohorts = new TreeMap<>();
        lives.forEach(community, life -> {
            LocalDate joinedOn = life.joinedOn();
            if (joinedOn != null && !joinedOn.isAfter(day)) {
                cohorts.computeIfAbsent(Quarter.of(joinedOn), _ -> new ArrayList<>())
                        .add(new Joined(joinedOn, life.history()));
            }
        });
        List<Cohort> lines = new ArrayList<>();
        cohorts.forEach((quarter, members) -> lines.add(cohort(quarter, members, day)));
        return new Retention(Marks.asOf(db, MembershipStatusProjection.NAME, community), day, List.copyOf(lines));
    }

    private record Joined(LocalDate on, MembershipHistory history) {

        MembershipStatus after(int months) {
            return history.statusOn(on.plusMonths(months));
        }

        boolean unbroken(int months) {
            return after(months).belongs() && on.equals(history.continuousSince(on.plusMonths(months)));
        }
    }

    private static Cohort cohort(Quarter quarter, List<Joined> members, LocalDate day) {
        List<After> after = new ArrayList<>();
        for (int months : MONTHS) {
            if (members.stream()
                            .noneMatch(member -> member.on().plusMonths(months).isAfter(day))
                    && !quarter.toExclusive().isAfter(day)) {
                List<Joined> living = members.stream()
                        .filter(member -> member.after(months) != MembershipStatus.DECEASED)
                        .toList();
                after.add(new After(
                        months,
                        Share.of(living, member -> member.unbroken(months)),
                        Share.of(living, member -> member.after(months).belongs())));
            }
        }
        return new Cohort(quarter, members.size(), List.copyOf(after));
    }

    /** The cohorts of a community. */
    public record Retention(AsOf asOf, LocalDate day, List<Cohort> cohorts) {}

    /**
     * Those whose first term began in a quarter.
     *
     * @param after 3, 12, 24 and 36 months, as far as the whole cohort has got
     */
    public record Cohort(Quarter quarter, long joined, List<After> after) {}

    /**
     * A cohort some months later.
     *
     * @param continuous members without any gap
     * @param present members, with or without a gap
     */
    public record After(int months, Share continuous, Share present) {}
}
