package org.guildbook.membership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.rules.Admission;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.Standing;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/** A member leaves the community; what was invoiced is settled first. */
public record ResignMembership(MembershipId membership, PartyId member, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return member;
    }

    static List<LedgerEvent> decide(ResignMembership command, State state, Admission admission, Standing member) {
        admission.requireOf(command.member);
        Refused.unless(member.statusOn(command.effectiveOn).belongs(), "membership-ended");
        // On the first day of a term it would count as said before, and so have no effect.
        MembershipHistory.Term term = member.history().termOn(command.effectiveOn);
        Refused.when(term != null && term.from().equals(command.effectiveOn), "resignation-too-early");
        state.openMinor.forEach((invoice, open) -> {
            if (open > 0) {
                throw new Refused("invoice-open").with("invoice", invoice).with("openMinor", open);
            }
        });
        return List.of(new MemberResigned(command.membership, command.member, command.effectiveOn));
    }

    /**
     * What is still to be paid.
     *
     * @param openMinor by invoice of the membership, in minor units
     */
    @EventSourcedEntity
    record State(Map<InvoiceId, Long> openMinor) {

        @EntityCreator
        State(@InjectEntityId ResignMembership command) {
            this(Map.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ResignMembership command) {
            return Boundary.facts(
                    Tag.of("membership", command.membership), DuesInvoiced.class, DuesPaymentRecorded.class);
        }

        @EventSourcingHandler
        State on(DuesInvoiced fact) {
            return changed(fact.invoice(), fact.amount().amountMinor());
        }

        @EventSourcingHandler
        State on(DuesPaymentRecorded fact) {
            return changed(fact.invoice(), -fact.amountMinor());
        }

        private State changed(InvoiceId invoice, long minor) {
            Map<InvoiceId, Long> after = new HashMap<>(openMinor);
            after.merge(invoice, minor, Long::sum);
            return new State(Map.copyOf(after));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ResignMembership command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                EventAppender ledger) {
            ledger.append(decide(command, state, admission, member));
        }
    }
}
