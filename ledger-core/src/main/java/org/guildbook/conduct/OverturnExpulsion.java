package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.Chapters;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.CaseId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/**
 * The appeal body takes an expulsion back; the days lost are added to the term.
 *
 * @param decider who confirms it
 * @param secondDecider who asked for it first, another person; the owner of a community of one chapter is both
 */
public record OverturnExpulsion(
        CaseId caseId,
        MembershipId membership,
        PartyId member,
        PartyId decider,
        PartyId secondDecider,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return decider;
    }

    static List<LedgerEvent> decide(
            OverturnExpulsion command,
            CaseFile file,
            Chapters chapters,
            Standing member,
            Offices decider,
            Offices secondDecider,
            Today today) {
        List<PartyId> deciders = AppealBody.require(file, chapters, decider, secondDecider, command.effectiveOn, today);
        MemberExpelled expelled = file.find(MemberExpelled.class)
                .filter(expulsion -> expulsion.member().equals(command.member)
                        && expulsion.membership().equals(command.membership)
                        && !file.has(ExpulsionOverturned.class)
                        && member.statusOn(command.effectiveOn) == MembershipStatus.EXPELLED)
                .orElseThrow(() -> new Refused("not-expelled"));
        return List.of(new ExpulsionOverturned(
                command.caseId,
                command.membership,
                command.member,
                expelled.effectiveOn(),
                deciders,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                OverturnExpulsion command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idResolver = ThisCommunity.class) Chapters chapters,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "decider") Offices decider,
                @InjectEntity(idProperty = "secondDecider") Offices secondDecider,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, chapters, member, decider, secondDecider, today));
        }
    }
}
