package org.guildbook.dues;

import java.time.LocalDate;
import java.util.List;
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
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.MembershipTypeChanged;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.DuesSchedules;
import org.guildbook.rules.Interval;
import org.guildbook.rules.Invoices;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.ChapterId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A member is asked to pay the dues of one yearly cycle.
 *
 * @param from first day of the cycle: the day of admission, or the old end of the term to be renewed
 */
public record InvoiceDues(
        PartyId actor,
        InvoiceId invoice,
        MembershipId membership,
        PartyId member,
        LocalDate from,
        LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            InvoiceDues command,
            State state,
            Invoices invoices,
            Standing member,
            DuesSchedules schedules,
            Offices actor,
            Today today) {
        MemberAdmitted admission = state.admission;
        if (admission == null || !admission.member().equals(command.member)) {
            throw new Refused("unknown-reference");
        }
        // The chapter the member is in now, which need not be the one of the admission.
        ChapterId chapter = member.chapter() == null ? admission.chapter() : member.chapter();
        if (!command.actor.equals(PartyId.SYSTEM)) {
            actor.require(Set.of(Role.TREASURER), Scope.chapter(chapter), command.effectiveOn, today);
        }
        LocalDate toExclusive = command.from.plusYears(1);
        MembershipStatus status = member.history().statusWithoutHonour(command.effectiveOn);
        Refused.unless(
                status.belongs() || (state.wantsToComeBack && status == MembershipStatus.LAPSED), "membership-ended");
        Interval cycle = new Interval(command.from, toExclusive);
        Refused.when(invoices.cycles().anyMatch(cycle::overlaps), "already-invoiced");
        Refused.when(state.invoiceTaken, "id-already-used");
        Money amount = schedules
                .yearly(state.typeChanged == null ? admission.membershipType() : state.typeChanged, command.from)
                .orElseThrow(() -> new Refused("type-pays-no-dues"));
        return List.of(new DuesInvoiced(
                command.invoice,
                command.membership,
                command.member,
                chapter,
                amount,
                command.from,
                toExclusive,
                state.hasTerm || invoices.cycles().findAny().isPresent()
                        ? command.from
                        : admission.effectiveOn().plusDays(MembershipPolicy.ADMISSION_PAY_DAYS),
                command.effectiveOn));
    }

    /**
     * What was asked for before.
     *
     * @param typeChanged the type the member chose last; absent where it is that of the admission
     * @param wantsToComeBack whether a lapsed member asked for it and has no term since
     */
    @EventSourcedEntity
    record State(
            InvoiceDues command,
            @Nullable MemberAdmitted admission,
            @Nullable MembershipType typeChanged,
            boolean hasTerm,
            boolean wantsToComeBack,
            boolean invoiceTaken) {

        @EntityCreator
        State(@InjectEntityId InvoiceDues command) {
            this(command, null, null, false, false, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(InvoiceDues command) {
            return EventCriteria.either(
                    Boundary.facts(
                            Tag.of("membership", command.membership),
                            MemberAdmitted.class,
                            MembershipTypeChanged.class,
                            TermStarted.class,
                            ReinstatementRequested.class),
                    Boundary.facts(Tag.of("invoice", command.invoice), DuesInvoiced.class));
        }

        @EventSourcingHandler
        State on(MemberAdmitted admitted) {
            return new State(command, admitted, typeChanged, hasTerm, wantsToComeBack, invoiceTaken);
        }

        @EventSourcingHandler
        State on(MembershipTypeChanged changed) {
            return new State(command, admission, changed.type(), hasTerm, wantsToComeBack, invoiceTaken);
        }

        @EventSourcingHandler
        State on(TermStarted started) {
            return new State(command, admission, typeChanged, true, false, invoiceTaken);
        }

        @EventSourcingHandler
        State on(ReinstatementRequested requested) {
            return new State(command, admission, typeChanged, hasTerm, true, invoiceTaken);
        }

        @EventSourcingHandler
        State on(DuesInvoiced invoiced) {
            return new State(command, admission, typeChanged, hasTerm, wantsToComeBack, true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                InvoiceDues command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "membership") Invoices invoices,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idResolver = ThisCommunity.class) DuesSchedules schedules,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, invoices, member, schedules, actor, today));
        }
    }
}
