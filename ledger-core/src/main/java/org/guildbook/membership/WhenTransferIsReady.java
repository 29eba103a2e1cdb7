package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/**
 * When the last thing was done that a transfer waited for, it is completed; before, that is refused.
 *
 * @param when what it may have waited for
 * @param member whose transfer it may be
 */
public record WhenTransferIsReady<E extends LedgerEvent>(Class<E> when, Function<E, PartyId> member)
        implements Automation<E> {

    /** Everything that a transfer may wait for. */
    public static List<Automation<?>> all() {
        return List.of(
                new WhenTransferIsReady<>(ChapterTransferApproved.class, ChapterTransferApproved::member),
                new WhenTransferIsReady<>(OfficeVacated.class, OfficeVacated::officeHolder),
                new WhenTransferIsReady<>(SmallGroupLeft.class, SmallGroupLeft::member));
    }

    @Override
    public String name() {
        return "When" + when.getSimpleName() + "ThenCompleteChapterTransfer";
    }

    @Override
    public Optional<Command> then(E fact, Recorded recorded, Log log) {
        PartyId party = member.apply(fact);
        return log.latest(Tag.of("member", party), ChapterTransferApproved.class)
                .map(approved -> new CompleteChapterTransfer(
                        approved.membership(), party, later(approved.effectiveOn(), fact.effectiveOn())));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
