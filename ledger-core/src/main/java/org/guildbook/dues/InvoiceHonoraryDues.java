package org.guildbook.dues;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.rules.DuesSchedules;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Series;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The system invoices the dues of a year of an honour and waives them at once, so that the register of dues counts
 * everybody. They start no term.
 */
public record InvoiceHonoraryDues(InvoiceId invoice, PartyId member, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    /** First day of the year of the honour that the day lies in. */
    static LocalDate yearOf(HonoraryMembershipConferred honour, LocalDate day) {
        LocalDate conferred = honour.effectiveOn();
        return conferred.plusYears(Math.max(0, ChronoUnit.YEARS.between(conferred, day)));
    }

    static List<LedgerEvent> decide(
            InvoiceHonoraryDues command, State state, Standing member, DuesSchedules schedules) {
        HonoraryMembershipConferred honour = state.honour;
        // Whoever is a member besides pays the dues of that.
        if (honour == null || member.statusOn(command.effectiveOn) != MembershipStatus.HONORARY) {
            throw new Refused("not-honorary");
        }
        LocalDate from = yearOf(honour, command.effectiveOn);
        Refused.when(state.invoicedFrom.contains(from), "already-invoiced");
        Refused.when(state.invoiceTaken, "id-already-used");
        Money amount =
                schedules.yearly(MembershipType.HONORARY, from).orElseThrow(() -> new Refused("type-pays-no-dues"));
        DuesInvoiced invoiced = new DuesInvoiced(
                command.invoice,
                null,
                command.member,
                member.chapter(),
                amount,
                from,
                from.plusYears(1),
                from,
                command.effectiveOn);
        return List.of(
                invoiced,
                new DuesWaived(
                        invoiced.invoice(),
                        invoiced.membership(),
                        invoiced.member(),
                        invoiced.chapter(),
                        WaiverReason.HONORARY,
                        honour.resolution(),
                        Series.waivers(command.effectiveOn.getYear()),
                        command.effectiveOn,
                        Vouchers.money(
                                WaiverReason.HONORARY.account(), Vouchers.DUES_ASSESSED, amount, Vouchers.DUES, null),
                        command.effectiveOn));
    }

    /**
     * The honour and what was invoiced for it.
     *
     * @param honour the latest; absent without one
     * @param invoicedFrom first days of the years that were invoiced
     */
    @EventSourcedEntity
    record State(
            InvoiceHonoraryDues command,
            @Nullable HonoraryMembershipConferred honour,
            Set<LocalDate> invoicedFrom,
            boolean invoiceTaken) {

        @EntityCreator
        State(@InjectEntityId InvoiceHonoraryDues command) {
            this(command, null, Set.of(), false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(InvoiceHonoraryDues command) {
            return EventCriteria.either(
                    Boundary.facts(
                            Tag.of("member", command.member), HonoraryMembershipConferred.class, DuesInvoiced.class),
                    Boundary.facts(Tag.of("invoice", command.invoice), DuesInvoiced.class));
        }

        @EventSourcingHandler
        State on(HonoraryMembershipConferred conferred) {
            return new State(command, conferred, invoicedFrom, invoiceTaken);
        }

        @EventSourcingHandler
        State on(DuesInvoiced invoiced) {
            Set<LocalDate> after = new HashSet<>(invoicedFrom);
            if (invoiced.membership() == null && invoiced.member().equals(command.member)) {
                after.add(invoiced.from());
            }
            return new State(
                    command,
                    honour,
                    Set.copyOf(after),
                    invoiceTaken || invoiced.invoice().equals(command.invoice));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                InvoiceHonoraryDues command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idResolver = ThisCommunity.class) DuesSchedules schedules,
                EventAppender ledger) {
            ledger.append(decide(command, state, member, schedules));
        }
    }
}
