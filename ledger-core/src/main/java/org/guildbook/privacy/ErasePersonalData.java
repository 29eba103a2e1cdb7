package org.guildbook.privacy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.LegalBasis;
import org.guildbook.events.PrivacyEvent.PositionRange;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Staff and a supervisor or guardian destroy the personal data of somebody who is no member and owes nothing.
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
            ErasePersonalData command, State state, Standing party, Offices requester, Offices approver, Today today) {
        Scope matter = party.chapter() == null ? Scope.COMMUNITY : Scope.chapter(party.chapter());
        requester.require(Set.of(Role.STAFF), matter, command.effectiveOn, today);
        Refused.when(command.requester.equals(command.approver), "second-person-missing");
        approver.require(Set.of(Role.SUPERVISOR, Role.GUARDIAN), matter, command.effectiveOn, today);
        if (command.basis == null) {
            throw new Refused("legal-basis-missing");
        }
        Refused.when(party.statusOn(today.date()).belongs(), "erasure-while-member");
        if (state.anyOpenOn(today.date())) {
            throw new Refused("erasure-blocked-by-open-matter").with("matter", "invoice");
        }
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

    /**
     * What the party has been asked to pay and has not paid yet.
     *
     * @param dueOn by invoice
     */
    @EventSourcedEntity
    record State(Map<InvoiceId, LocalDate> dueOn) {

        @EntityCreator
        State(@InjectEntityId ErasePersonalData command) {
            this(Map.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ErasePersonalData command) {
            return Boundary.facts(Tag.of("member", command.party), DuesInvoiced.class, TermStarted.class);
        }

        @EventSourcingHandler
        State on(DuesInvoiced fact) {
            Map<InvoiceId, LocalDate> after = new HashMap<>(dueOn);
            after.put(fact.invoice(), fact.dueOn());
            return new State(Map.copyOf(after));
        }

        /** A term starts when its invoice is paid in full. */
        @EventSourcingHandler
        State on(TermStarted fact) {
            Map<InvoiceId, LocalDate> after = new HashMap<>(dueOn);
            after.keySet().removeIf(invoice -> invoice.equals(fact.invoice()));
            return new State(Map.copyOf(after));
        }

        /** Once the grace is over nobody waits for the money any more. */
        boolean anyOpenOn(LocalDate day) {
            return dueOn.values().stream().anyMatch(due -> day.isBefore(due.plusDays(MembershipPolicy.GRACE_DAYS)));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ErasePersonalData command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "party") Standing party,
                @InjectEntity(idProperty = "requester") Offices requester,
                @InjectEntity(idProperty = "approver") Offices approver,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, party, requester, approver, today));
        }
    }
}
