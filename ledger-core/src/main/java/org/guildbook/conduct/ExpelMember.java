package org.guildbook.conduct;

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
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
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
import org.guildbook.rules.Standing;
import org.guildbook.values.CaseId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

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

    static List<LedgerEvent> decide(
            ExpelMember command,
            State state,
            CaseFile file,
            Admission admission,
            Standing member,
            Offices actor,
            Today today) {
        Scope chapter =
                Scope.chapter(file.require(ReportFiled.class, "not-authorised").chapter());
        Refused.when(file.isParty(command.actor), "not-authorised");
        actor.require(Set.of(Role.BOARD_MEMBER), chapter, command.effectiveOn, today);
        Imposing.require(file, Sanction.EXPULSION, admission, command.member, command.effectiveOn);
        requireFinal(file, today.date());
        Refused.unless(state.resolved(chapter), "resolution-missing");
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

    /** The meeting that resolved it. */
    @EventSourcedEntity
    record State(ExpelMember command, @Nullable MeetingHeld meeting) {

        @EntityCreator
        State(@InjectEntityId ExpelMember command) {
            this(command, null);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ExpelMember command) {
            return Boundary.facts(Tag.of("meeting", command.meeting), MeetingHeld.class);
        }

        @EventSourcingHandler
        State on(MeetingHeld fact) {
            return new State(command, fact);
        }

        /** Whether the board of the chapter carried such a resolution about a person by the day. */
        boolean resolved(Scope chapter) {
            return meeting != null
                    && meeting.kind() == MeetingKind.BOARD
                    && meeting.scope().equals(chapter)
                    && !command.effectiveOn.isBefore(meeting.effectiveOn())
                    && meeting.resolutions().stream()
                            .anyMatch(one -> one.no() == command.resolutionNo
                                    && one.subject() == Subject.PERSONAL
                                    && one.carried());
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ExpelMember command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, file, admission, member, actor, today));
        }
    }
}
