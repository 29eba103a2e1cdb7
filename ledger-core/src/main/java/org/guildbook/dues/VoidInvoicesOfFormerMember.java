package org.guildbook.dues;

import java.time.LocalDate;
import java.util.List;
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
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.Invoices;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/**
 * The system takes back at once all invoices of somebody whose membership has ended and of which nothing was paid; not those
 * of a lapsed member who wants to come back.
 */
public record VoidInvoicesOfFormerMember(MembershipId membership, PartyId member, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    static List<LedgerEvent> decide(
            VoidInvoicesOfFormerMember command, State state, Invoices invoices, Standing member) {
        MembershipStatus status = member.history().statusWithoutHonour(command.effectiveOn);
        Refused.when(status.belongs(), "still-a-member");
        boolean awaited = status == MembershipStatus.LAPSED && state.wantsToComeBack;
        List<LedgerEvent> facts = invoices.open()
                .filter(invoice -> !awaited && invoice.paidMinor() == 0)
                // Said again after a return, the end of a membership takes back nothing that was asked for after it.
                .filter(invoice -> !invoice.require().effectiveOn().isAfter(command.effectiveOn))
                .<LedgerEvent>map(invoice -> new InvoiceVoided(
                        invoice.invoice(),
                        invoice.require().requireMembership(),
                        invoice.require().member(),
                        new Money(
                                invoice.openMinor(), invoice.require().amount().unit()),
                        VoidReason.MEMBERSHIP_ENDED,
                        command.effectiveOn))
                .toList();
        Refused.when(facts.isEmpty(), "invoice-not-open");
        return facts;
    }

    /** Whether a lapsed member asked to come back and has no term since. */
    @EventSourcedEntity
    record State(boolean wantsToComeBack) {

        @EntityCreator
        State(@InjectEntityId VoidInvoicesOfFormerMember command) {
            this(false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(VoidInvoicesOfFormerMember command) {
            return Boundary.facts(
                    Tag.of("membership", command.membership), ReinstatementRequested.class, TermStarted.class);
        }

        @EventSourcingHandler
        State on(ReinstatementRequested fact) {
            return new State(true);
        }

        @EventSourcingHandler
        State on(TermStarted fact) {
            return new State(false);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                VoidInvoicesOfFormerMember command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "membership") Invoices invoices,
                @InjectEntity(idProperty = "member") Standing member,
                EventAppender ledger) {
            ledger.append(decide(command, state, invoices, member));
        }
    }
}
