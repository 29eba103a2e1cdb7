package org.guildbook.projections.deeds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.Recorded;
import org.guildbook.projections.deeds.Deeds.Member;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.Quarter;
import org.springframework.jdbc.core.JdbcOperations;

/** Folds the deeds and thanks of one page of facts and writes them. */
public final class DeedsPage {

    private static final int WHOLE_PPM = 1_000_000;

    /** Quarters after a thanks in which it may still halve what comes back. */
    static final int RECIPROCITY_QUARTERS = 3;

    private final String prefix;
    private final Rows claimed = deeds();
    /** Deeds that nobody can claim twice, since each is an entry of its own. */
    private final Rows thanks = deeds();

    private final Rows attesters = new Rows("community uuid", "deed uuid", "attester uuid", "position bigint");
    private final Rows given =
            new Rows("community uuid", "giver uuid", "quarter integer", "receiver uuid", "position bigint");
    private final Rows attested =
            new Rows("community uuid", "deed uuid", "giver uuid", "quarter integer", "position bigint");
    private final List<Changed> thanked = new ArrayList<>();
    private final List<Changed> signalled = new ArrayList<>();

    /** @param prefix of the tables, as for {@link Deeds} */
    public DeedsPage(String prefix) {
        this.prefix = prefix;
    }

    /** A member whose points of a quarter may have changed. */
    private record Changed(Member member, int quarter) {}

    public void add(Recorded recorded, ContributionEvent event) {
        switch (event) {
            case ContributionClaimed claim -> {
                Quarter quarter = Quarter.of(claim.effectiveOn());
                claim.contributors()
                        .forEach(share -> claimed.add(
                                recorded.community(),
                                share.contributor(),
                                claim.contribution(),
                                quarter.index(),
                                claim.category(),
                                claim.quantity(),
                                share.sharePpm(),
                                recorded.position(),
                                null));
            }
            case ContributionAttested confirmed -> {
                attesters.add(
                        recorded.community(), confirmed.contribution(), confirmed.attester(), recorded.position());
                attested.add(
                        recorded.community(),
                        confirmed.contribution(),
                        confirmed.attester(),
                        confirmed.quarter().index(),
                        recorded.position());
                signalled.add(new Changed(
                        new Member(recorded.community(), confirmed.attester()),
                        confirmed.quarter().index()));
            }
        }
    }

    /** A tip counts as one thanks, whatever its amount. */
    public void add(Recorded recorded, PointsTipped tip) {
        Quarter quarter = Quarter.of(tip.effectiveOn());
        thanks.add(
                recorded.community(),
                tip.receiver(),
                recorded.eventId(),
                quarter.index(),
                Category.HELP,
                1,
                WHOLE_PPM,
                recorded.position(),
                tip.giver());
        given.add(recorded.community(), tip.giver(), quarter.index(), tip.receiver(), recorded.position());
        thanked.add(new Changed(new Member(recorded.community(), tip.receiver()), quarter.index()));
        signalled.add(new Changed(new Member(recorded.community(), tip.giver()), quarter.index()));
    }

    /** Writes the rows; what was said first stays. */
    public void write(JdbcOperations db) {
        thanks.insert(db, prefix + "_deed", "");
        claimed.insert(db, prefix + "_deed", "ON CONFLICT DO NOTHING");
        attesters.insert(db, prefix + "_attester", "ON CONFLICT DO NOTHING");
        given.insert(db, prefix + "_given", "ON CONFLICT DO NOTHING");
        attested.write(db, """
                INSERT INTO %1$s_given (community, giver, quarter, receiver, position)
                SELECT r.community, r.giver, r.quarter, d.member, min(r.position)
                FROM {rows} JOIN %1$s_deed d ON d.community = r.community AND d.deed = r.deed AND d.thanker IS NULL
                GROUP BY r.community, r.giver, r.quarter, d.member
                ON CONFLICT (community, giver, quarter, receiver) DO UPDATE
                SET position = least(%1$s_given.position, excluded.position)""".formatted(prefix));
    }

    /**
     * After {@link #write}: notes in a table whose points of which quarter may have changed; a claim alone changes none.
     *
     * @param members table of those who have points
     */
    public void note(JdbcOperations db, String table, String members) {
        Set<Changed> changed = new HashSet<>(thanked);
        for (Changed signal : new HashSet<>(signalled)) {
            for (int later = 0; later <= RECIPROCITY_QUARTERS; later++) {
                changed.add(new Changed(signal.member(), signal.quarter() + later));
            }
        }
        Rows quarters = new Rows("community uuid", "member uuid", "quarter integer");
        changed.forEach(
                one -> quarters.add(one.member().community(), one.member().party(), one.quarter()));
        quarters.write(db, """
                INSERT INTO %s (community, member, quarter)
                SELECT community, member, r.quarter FROM {rows} JOIN %s m USING (community, member)
                ON CONFLICT DO NOTHING""".formatted(table, members));
        attested.write(db, """
                INSERT INTO %s (community, member, quarter)
                SELECT DISTINCT d.community, d.member, d.quarter
                FROM {rows} JOIN %s_deed d ON d.community = r.community AND d.deed = r.deed AND d.thanker IS NULL
                JOIN %s m ON m.community = d.community AND m.member = d.member
                ON CONFLICT DO NOTHING""".formatted(table, prefix, members));
    }

    private static Rows deeds() {
        return new Rows(
                "community uuid",
                "member uuid",
                "deed uuid",
                "quarter integer",
                "category text",
                "quantity integer",
                "share_ppm integer",
                "position bigint",
                "thanker uuid");
    }
}
