package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Interval;
import org.guildbook.rules.Invoice;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Tag;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** A term of membership begins, because its dues are settled. */
public record StartTerm(
        TermId term, MembershipId membership, PartyId member, InvoiceId invoice, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            StartTerm command,
            State state,
            Invoice dues,
            Admission admission,
            Standing member,
            Offices actor,
            Today today) {
        MemberAdmitted admitted = admission.requireOf(command.member);
        DuesInvoiced invoice = dues.require();
        if (!command.membership.equals(invoice.membership())) {
            throw new Refused("unknown-reference").with("invoice", command.invoice);
        }
        if (!command.actor.equals(PartyId.SYSTEM)) {
            actor.require(Set.of(Role.TREASURER), invoice.scope(), command.effectiveOn, today);
        }
        Refused.when(state.termStarted, "term-overlaps");
        Refused.when(state.idUsed, "id-already-used");
        LocalDate settledOn = dues.settledOn();
        if (settledOn == null || settledOn.isAfter(command.effectiveOn)) {
            throw new Refused("dues-not-settled").with("paidMinor", dues.paidMinor());
        }
        Next next = state.hasTerm ? following(invoice, member.history(), settledOn) : first(admitted, settledOn);
        Refused.when(member.history().overlapsTerm(next.term.from(), next.toExclusive()), "term-overlaps");
        return List.of(new TermStarted(
                command.membership,
                command.term,
                command.member,
                next.term.from(),
                next.toExclusive(),
                settledOn,
                next.basis,
                command.invoice,
                next.gapFrom,
                next.gapFrom == null ? null : next.term.from(),
                command.effectiveOn));
    }

    /** The first term begins on the day its dues were settled, if that was in time. */
    private static Next first(MemberAdmitted admission, LocalDate settledOn) {
        LocalDate expiresOn = admission.effectiveOn().plusDays(MembershipPolicy.ADMISSION_PAY_DAYS);
        Refused.unless(settledOn.isBefore(expiresOn), "admission-expired");
        return new Next(TermBasis.JOIN, year(settledOn), null);
    }

    private static Next following(DuesInvoiced invoice, MembershipHistory history, LocalDate settledOn) {
        MembershipHistory.Term last = Objects.requireNonNull(history.termOn(LocalDate.MAX));
        LocalDate oldEnd = history.endOf(last);
        return switch (history.statusWithoutHonour(settledOn)) {
            case ACTIVE, RENEWAL_DUE, GRACE, SUSPENDED, PAUSED -> {
                // A pause may have moved the end after the dues were asked for.
                if (!invoice.from().equals(oldEnd) && !invoice.from().equals(last.toExclusive())) {
                    Refused.when(history.overlapsTerm(invoice.from(), invoice.toExclusive()), "term-overlaps");
                    throw new Refused("term-not-contiguous").with("oldEnd", oldEnd);
                }
                yield new Next(TermBasis.RENEWAL, year(oldEnd), null);
            }
            case LAPSED -> new Next(TermBasis.REINSTATEMENT, year(settledOn), oldEnd);
            case NOT_A_MEMBER, ADMITTED, CLOSED, RESIGNED, EXPELLED, HONORARY, DECEASED ->
                throw new Refused("membership-ended");
        };
    }

    private static Interval year(LocalDate from) {
        return new Interval(from, from.plusYears(1));
    }

    private record Next(
            TermBasis basis, Interval term, @Nullable LocalDate gapFrom) {

        LocalDate toExclusive() {
            return Objects.requireNonNull(term.toExclusive());
        }
    }

    /** Which terms there are already. */
    @EventSourcedEntity
    record State(StartTerm command, boolean hasTerm, boolean termStarted, boolean idUsed) {

        @EntityCreator
        State(@InjectEntityId StartTerm command) {
            this(command, false, false, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(StartTerm command) {
            return EventCriteria.either(
                    Boundary.facts(Tag.of("membership", command.membership), TermStarted.class),
                    Boundary.facts(Tag.of("term", command.term), TermStarted.class));
        }

        @EventSourcingHandler
        State on(TermStarted fact) {
            boolean sameMembership = fact.membership().equals(command.membership);
            return new State(
                    command,
                    hasTerm || sameMembership,
                    termStarted || command.invoice.equals(fact.invoice()),
                    idUsed || fact.term().equals(command.term));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                StartTerm command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "invoice") Invoice dues,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, dues, admission, member, actor, today));
        }
    }
}
