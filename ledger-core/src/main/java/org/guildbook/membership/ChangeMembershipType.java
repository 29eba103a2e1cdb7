package org.guildbook.membership;

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
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.MembershipTypeChanged;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Interval;
import org.guildbook.rules.Invoices;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** A member will belong to the community in another way, and pay the dues of that from the next cycle on. */
public record ChangeMembershipType(
        MembershipId membership, PartyId member, MembershipType type, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            ChangeMembershipType command,
            Invoices invoices,
            Admission admission,
            Standing member,
            Offices actor,
            Today today) {
        MemberAdmitted admitted = admission.requireOf(command.member);
        if (!command.actor.equals(command.member)) {
            ChapterId chapter = member.chapter() == null ? admitted.chapter() : member.chapter();
            actor.require(Set.of(Role.ADMISSION_SECRETARY), Scope.chapter(chapter), command.effectiveOn, today);
        }
        Refused.when(command.type == MembershipType.HONORARY, "membership-type-unknown");
        MembershipStatus status = member.history().statusWithoutHonour(command.effectiveOn);
        Refused.unless(status.belongs() || status == MembershipStatus.LAPSED, "membership-ended");
        LocalDate next = nextCycle(member.history(), admitted, command.effectiveOn);
        Interval cycle = new Interval(next, next.plusYears(1));
        Refused.when(invoices.cycles().anyMatch(cycle::overlaps), "type-change-mid-term");
        return List.of(
                new MembershipTypeChanged(command.membership, command.member, command.type, command.effectiveOn));
    }

    /** First day of the cycle whose dues are asked for next. */
    private static LocalDate nextCycle(MembershipHistory history, MemberAdmitted admitted, LocalDate day) {
        MembershipHistory.Term last = history.termOn(LocalDate.MAX);
        if (last == null || last.from().isBefore(admitted.effectiveOn())) {
            return admitted.effectiveOn();
        }
        LocalDate end = history.endOf(last);
        return history.statusWithoutHonour(day) == MembershipStatus.LAPSED ? day : end;
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ChangeMembershipType command,
                @InjectEntity(idProperty = "membership") Invoices invoices,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, invoices, admission, member, actor, today));
        }
    }
}
