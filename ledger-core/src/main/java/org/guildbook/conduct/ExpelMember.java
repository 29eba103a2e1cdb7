package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Admission;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.rules.Standing;
import org.guildbook.values.CaseId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * The board of the chapter expels the member, once nobody can appeal against it any more.
 *
 * @param meeting of the board, and {@code resolutionNo} of its resolution
 * @param actor a member of the board
 */
public record ExpelMember(
        CaseId caseId,
        MembershipId membership,
        PartyId member,
        MeetingId meeting,
        int resolutionNo,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    public Resolved.By resolved() {
        return new Resolved.By(new ResolutionId(meeting, resolutionNo));
    }

    static List<LedgerEvent> decide(
            ExpelMember command,
            CaseFile file,
            Admission admission,
            Standing member,
            Resolved resolved,
            Offices actor,
            Today today) {
        Scope chapter =
                Scope.chapter(file.require(ReportFiled.class, "not-authorised").chapter());
        Refused.when(file.isParty(command.actor), "not-authorised");
        actor.require(Set.of(Role.BOARD_MEMBER), chapter, command.effectiveOn, today);
        Imposing.require(file, Sanction.EXPULSION, admission, command.member, command.effectiveOn);
        requireFinal(file, today.date());
        resolved.require(true, Resolved.BOARD, Subject.PERSONAL, chapter, command.effectiveOn);
        Refused.when(file.has(MemberExpelled.class), "sanction-already-imposed");
        Refused.when(member.history().termOn(command.effectiveOn) == null, "membership-ended");
        return List.of(new MemberExpelled(
                command.caseId,
                command.membership,
                command.member,
                command.effectiveOn.plusMonths(MembershipPolicy.BAN_MONTHS),
                command.meeting,
                command.resolutionNo,
                command.effectiveOn));
    }

    /** An appeal that was decided ends the window at once. */
    private static void requireFinal(CaseFile file, LocalDate today) {
        boolean undecidedAppeal = file.has(CaseAppealed.class) && !file.has(AppealDecided.class);
        boolean mayAppeal = !file.has(CaseAppealed.class)
                && file.find(CaseDecided.class)
                        .filter(decided -> today.isBefore(decided.appealUntil()))
                        .isPresent();
        Refused.when(undecidedAppeal || mayAppeal, "appeal-window-open");
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ExpelMember command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, admission, member, resolved, actor, today));
        }
    }
}
