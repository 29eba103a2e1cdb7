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
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * Two people of the staff record that a member died.
 *
 * @param recorder who confirms it
 * @param secondRecorder who asked for it first; another person
 * @param effectiveOn the day of death
 */
public record RecordDeath(PartyId member, PartyId recorder, PartyId secondRecorder, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return recorder;
    }

    static List<LedgerEvent> decide(
            RecordDeath command, Standing member, Offices recorder, Offices secondRecorder, Today today) {
        if (member.membership() == null) {
            throw new Refused("unknown-reference").with("member", command.member);
        }
        Set<Role> staff = Set.of(Role.STAFF);
        recorder.require(staff, Scope.COMMUNITY, today.date(), today);
        Refused.when(command.recorder.equals(command.secondRecorder), "second-person-missing");
        secondRecorder.require(staff, Scope.COMMUNITY, today.date(), today);
        Refused.when(member.history().deceasedOn() != null, "already-deceased");
        return List.of(new MemberDeceased(
                command.member, List.of(command.recorder, command.secondRecorder), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RecordDeath command,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "recorder") Offices recorder,
                @InjectEntity(idProperty = "secondRecorder") Offices secondRecorder,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, member, recorder, secondRecorder, today));
        }
    }
}
