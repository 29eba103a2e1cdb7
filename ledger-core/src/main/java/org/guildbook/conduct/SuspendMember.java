package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Admission;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.Interval;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.CaseId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/**
 * A handler suspends the member, as the case was decided: rights rest, the term runs on.
 *
 * @param from first day of the suspension; {@code toExclusive} is the first day after it
 */
public record SuspendMember(
        CaseId caseId,
        MembershipId membership,
        PartyId member,
        LocalDate from,
        LocalDate toExclusive,
        PartyId handler,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return handler;
    }

    static List<LedgerEvent> decide(
            SuspendMember command, CaseFile file, Admission admission, Standing member, Offices handler, Today today) {
        file.requireHandler(handler, command.effectiveOn, today);
        Imposing.require(file, Sanction.SUSPENSION, admission, command.member, command.effectiveOn);
        Refused.unless(
                !command.from.isBefore(command.effectiveOn) && command.from.isBefore(command.toExclusive),
                "suspension-days-unfit");
        Refused.when(
                command.toExclusive.isAfter(command.from.plusMonths(MembershipPolicy.SUSPENSION_MAX_MONTHS)),
                "suspension-too-long");
        Interval suspension = new Interval(command.from, command.toExclusive);
        Refused.when(
                file.has(MemberSuspended.class)
                        || member.history().suspensions().stream().anyMatch(suspension::overlaps),
                "sanction-already-imposed");
        Refused.unless(member.statusOn(command.from).belongs(), "membership-ended");
        return List.of(new MemberSuspended(
                command.caseId,
                command.membership,
                command.member,
                command.from,
                command.toExclusive,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SuspendMember command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "handler") Offices handler,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, admission, member, handler, today));
        }
    }
}
