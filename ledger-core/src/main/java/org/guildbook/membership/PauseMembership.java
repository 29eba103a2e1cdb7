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
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Interval;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * A membership rests for a while, because the member asked for it and the lead of the chapter agrees.
 *
 * @param from first day of the pause; {@code toExclusive} is the first day after it
 * @param approver who agrees
 */
public record PauseMembership(
        MembershipId membership,
        PartyId member,
        LocalDate from,
        LocalDate toExclusive,
        PartyId approver,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return approver;
    }

    static List<LedgerEvent> decide(
            PauseMembership command, Admission admission, Standing member, Offices approver, Today today) {
        MemberAdmitted admitted = admission.requireOf(command.member);
        ChapterId chapter = member.chapter() == null ? admitted.chapter() : member.chapter();
        approver.require(Set.of(Role.CHAPTER_LEAD), Scope.chapter(chapter), command.effectiveOn, today);
        Refused.when(command.approver.equals(command.member), "second-person-missing");
        Refused.unless(member.inGoodStanding(command.effectiveOn), "not-active");
        Refused.unless(
                command.from.isBefore(command.toExclusive)
                        && !command.from.isBefore(command.effectiveOn)
                        && member.history().inOneTerm(command.from, command.toExclusive),
                "pause-not-in-term");
        Refused.when(
                command.toExclusive.isAfter(command.from.plusMonths(MembershipPolicy.PAUSE_MAX_MONTHS)),
                "pause-too-long");
        LocalDate soonest = command.from.minusYears(MembershipPolicy.PAUSE_EVERY_YEARS);
        for (Interval earlier : member.history().pauses()) {
            if (earlier.from().isAfter(soonest)) {
                throw new Refused("pause-too-soon").with("pausedFrom", earlier.from());
            }
        }
        return List.of(new MembershipPaused(
                command.membership,
                command.member,
                command.from,
                command.toExclusive,
                command.approver,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                PauseMembership command,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "approver") Offices approver,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, admission, member, approver, today));
        }
    }
}
