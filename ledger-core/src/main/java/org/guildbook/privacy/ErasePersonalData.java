package org.guildbook.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.LegalBasis;
import org.guildbook.events.PrivacyEvent.PositionRange;
import org.guildbook.rules.Offices;
import org.guildbook.rules.OpenMatters;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Staff and a supervisor or guardian destroy the personal data of somebody who is no member and has nothing open.
 *
 * @param requester of the staff
 * @param approver who confirms: a supervisor of the party's chapter or the guardian, another person
 * @param erases positions of entries whose sealed parts must go as well; usually none
 */
public record ErasePersonalData(
        PartyId requester,
        PartyId approver,
        PartyId party,
        @Nullable LegalBasis basis,
        List<PositionRange> erases,
        LocalDate effectiveOn)
        implements Command {

    /** Ranges of entries in one erasure at most. */
    public static final int RANGES_MAX = 100;

    @Override
    public PartyId actor() {
        return approver;
    }

    static List<LedgerEvent> decide(
            ErasePersonalData command,
            Standing party,
            OpenMatters matters,
            Offices requester,
            Offices approver,
            Today today) {
        Scope matter = party.chapter() == null ? Scope.COMMUNITY : Scope.chapter(party.chapter());
        requester.require(Set.of(Role.STAFF), matter, command.effectiveOn, today);
        Refused.when(command.requester.equals(command.approver), "second-person-missing");
        approver.require(Set.of(Role.SUPERVISOR, Role.GUARDIAN), matter, command.effectiveOn, today);
        if (command.basis == null) {
            throw new Refused("legal-basis-missing");
        }
        Refused.when(party.statusOn(today.date()).belongs(), "erasure-while-member");
        matters.on(today.date()).ifPresent(open -> {
            throw new Refused("erasure-blocked-by-open-matter").with("matter", open);
        });
        if (command.erases.size() > RANGES_MAX) {
            throw new Refused("limit-exceeded").with("limit", RANGES_MAX);
        }
        Refused.unless(command.erases.stream().allMatch(ErasePersonalData::isRange), "erasure-names-no-entries");
        return List.of(new ErasureRecorded(
                command.basis,
                command.erases,
                command.party,
                command.requester,
                command.approver,
                command.effectiveOn));
    }

    private static boolean isRange(PositionRange range) {
        return range.from() >= 0 && range.from() < range.toExclusive();
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ErasePersonalData command,
                @InjectEntity(idProperty = "party") Standing party,
                @InjectEntity(idProperty = "party") OpenMatters matters,
                @InjectEntity(idProperty = "requester") Offices requester,
                @InjectEntity(idProperty = "approver") Offices approver,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, party, matters, requester, approver, today));
        }
    }
}
