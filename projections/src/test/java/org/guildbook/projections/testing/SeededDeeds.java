package org.guildbook.projections.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PointsEvent.MovedLot;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;

/** The deeds, thanks and points of a seeded community. */
final class SeededDeeds {

    private final Draw draw;
    private final List<ChapterId> chapters;
    private final List<LedgerEvent> facts;
    private final List<LotId> lots = new ArrayList<>();
    private final Set<String> attested = new HashSet<>();

    SeededDeeds(Draw draw, List<ChapterId> chapters, List<LedgerEvent> facts) {
        this.draw = draw;
        this.chapters = chapters;
        this.facts = facts;
    }

    void welcome(PartyId member, LocalDate from) {
        LotId lot = new LotId(draw.uuid());
        lots.add(lot);
        facts.add(new PointsGranted(
                "WELCOME",
                member,
                lot,
                100_000,
                member.toString(),
                Quarter.of(from),
                LocalDate.of(2027, 4, 1),
                null,
                from,
                List.of(Posting.debitPoints("points:issued", 100_000), Posting.creditPoints("points:members", 100_000)),
                from));
    }

    void contribute() {
        ContributionId contribution = new ContributionId(draw.uuid());
        LocalDate day = day();
        PartyId first = draw.someone();
        PartyId second = draw.someone();
        List<Share> shares = first.equals(second)
                ? List.of(new Share(first, 1_000_000))
                : List.of(new Share(first, 600_000), new Share(second, 400_000));
        Category category = draw.any(Category.values());
        facts.add(new ContributionClaimed(
                contribution,
                category,
                1 + draw.random().nextInt(3),
                first,
                shares,
                null,
                chapters.getFirst(),
                null,
                null,
                day,
                day));
        for (int i = draw.random().nextInt(4); i > 0; i--) {
            PartyId attester = draw.someone();
            if (!attester.equals(first) && !attester.equals(second) && attested.add(contribution + "/" + attester)) {
                facts.add(
                        new ContributionAttested(contribution, attester, Role.BOARD_MEMBER, 10, Quarter.of(day), day));
            }
        }
    }

    void tip() {
        int giver = draw.random().nextInt(draw.members().size());
        PartyId receiver = draw.someone();
        if (receiver.equals(draw.members().get(giver))) {
            return;
        }
        long amount = draw.random().nextLong(1, 6);
        LocalDate day = day();
        facts.add(new PointsTipped(
                draw.members().get(giver),
                receiver,
                List.of(new MovedLot(lots.get(giver), amount, LocalDate.of(2027, 4, 1))),
                day,
                List.of(Posting.debitPoints("points:members", amount), Posting.creditPoints("points:members", amount)),
                day));
    }

    private LocalDate day() {
        return LocalDate.of(2025, 3, 1).plusDays(draw.random().nextInt(200));
    }
}
