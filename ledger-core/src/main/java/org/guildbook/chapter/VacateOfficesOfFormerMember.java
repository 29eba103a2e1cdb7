package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Interval;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.OfficeRules;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;

/**
 * The system vacates at once all offices that are for members only and are held by somebody who is none any more; those
 * of the dead without exception.
 */
public record VacateOfficesOfFormerMember(PartyId member, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    static List<LedgerEvent> decide(VacateOfficesOfFormerMember command, Standing member, Offices offices) {
        MembershipStatus status = member.statusOn(command.effectiveOn);
        Refused.when(status.belongs(), "still-a-member");
        List<LedgerEvent> facts = offices.held().stream()
                .filter(held -> status == MembershipStatus.DECEASED || OfficeRules.isForMembers(held.role()))
                .filter(held -> goesOn(held.term(), command.effectiveOn))
                // Said again after a return, the end of a membership ends nothing that began with the return.
                .filter(held -> !member.statusOn(held.term().from()).belongs()
                        || !command.effectiveOn.isBefore(held.term().from()))
                .<LedgerEvent>map(held -> new OfficeVacated(
                        held.office(), held.role(), held.scope(), command.member, command.effectiveOn))
                .toList();
        Refused.when(facts.isEmpty(), "office-not-held");
        return facts;
    }

    /** Whether the office is held on the day or later. */
    private static boolean goesOn(Interval term, LocalDate day) {
        LocalDate end = term.toExclusive();
        return end == null || (day.isBefore(end) && term.from().isBefore(end));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                VacateOfficesOfFormerMember command,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "member") Offices offices,
                EventAppender ledger) {
            ledger.append(decide(command, member, offices));
        }
    }
}
