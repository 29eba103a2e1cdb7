package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Boards;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standings;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The secretary records a meeting of a board, or an assembly of the members it called, and what was resolved there.
 *
 * <p>A resolution is carried by more votes for it than against it. It needs a quorum: more than half of those who have
 * a vote. On a board these are its members and its lead; in an assembly, all members in good standing on the day.
 *
 * @param chapter of the board; absent for the board of the community
 * @param attendees those present who have a vote, at most 900
 * @param motions at most 100
 */
public record RecordMeeting(
        MeetingId meeting,
        MeetingKind kind,
        BoardId board,
        @Nullable ChapterId chapter,
        List<PartyId> attendees,
        List<Motion> motions,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    static final int ATTENDEES_MAX = 900;

    static final int MOTIONS_MAX = 100;

    /**
     * What was voted on.
     *
     * @param no from 1; a board gives each number once
     * @param text hash of its title and text
     */
    public record Motion(int no, Subject subject, int inFavour, int against, int abstained, Sha256 text) {

        private long votes() {
            return (long) inFavour + against + abstained;
        }

        private boolean isNatural() {
            return no > 0 && inFavour >= 0 && against >= 0 && abstained >= 0;
        }

        private Resolution counted() {
            return new Resolution(no, subject, inFavour, against, abstained, inFavour > against);
        }
    }

    public RecordMeeting {
        attendees = List.copyOf(new LinkedHashSet<>(attendees));
        motions = List.copyOf(motions);
    }

    private Scope scope() {
        return chapter == null ? Scope.COMMUNITY : Scope.chapter(chapter);
    }

    /** The offices whose holders have a vote on the board. */
    public OfficeSeats.Of seats() {
        return new OfficeSeats.Of(
                Set.of(Role.BOARD_MEMBER, chapter == null ? Role.OWNER : Role.CHAPTER_LEAD), Set.of(scope()));
    }

    /** Whose standing decides who has a vote: of an assembly everybody, of a board those who came. */
    public Standings.Parties voters() {
        if (kind == MeetingKind.ASSEMBLY) {
            return Standings.Parties.EVERYBODY;
        }
        Set<PartyId> present = new HashSet<>(attendees);
        present.add(actor);
        return new Standings.Parties(present);
    }

    static List<LedgerEvent> decide(
            RecordMeeting command, State state, Boards boards, Electorate electorate, Offices actor, Today today) {
        BoardConstituted board = boards.require(command.board);
        if (!board.scope().equals(command.scope())) {
            throw new Refused("unknown-reference").with("board", command.board);
        }
        actor.require(Set.of(Role.SECRETARY), board.scope(), command.effectiveOn, today);
        Refused.when(
                command.attendees.size() > ATTENDEES_MAX || command.motions.size() > MOTIONS_MAX, "limit-exceeded");
        Refused.when(state.held, "id-already-used");
        Refused.unless(command.attendees.stream().allMatch(electorate::hasVote), "attendee-not-entitled");
        requireCountable(command, state.numbers);
        int eligible = electorate.size();
        Refused.when(!command.motions.isEmpty() && 2 * command.attendees.size() <= eligible, "quorum-missing");
        return List.of(new MeetingHeld(
                command.meeting,
                command.kind,
                command.board,
                command.chapter,
                command.attendees.size(),
                eligible,
                command.motions.stream().map(Motion::counted).toList(),
                command.attendees,
                command.motions.stream().map(Motion::text).toList(),
                command.effectiveOn));
    }

    private static void requireCountable(RecordMeeting command, Set<Integer> taken) {
        Set<Integer> numbers = new HashSet<>(taken);
        for (Motion motion : command.motions) {
            Refused.unless(motion.isNatural(), "limit-exceeded");
            Refused.when(motion.votes() > command.attendees.size(), "votes-exceed-attendance");
            Refused.unless(numbers.add(motion.no), "resolution-number-taken");
        }
    }

    /** The resolutions of the board so far, and whether the id of the meeting is taken. */
    @EventSourcedEntity
    record State(RecordMeeting command, boolean held, Set<Integer> numbers) {

        @EntityCreator
        State(@InjectEntityId RecordMeeting command) {
            this(command, false, Set.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(RecordMeeting command) {
            return EventCriteria.either(
                    Boundary.facts(Tag.of("meeting", command.meeting), MeetingHeld.class),
                    Boundary.facts(Tag.of("board", command.board), MeetingHeld.class));
        }

        @EventSourcingHandler
        State on(MeetingHeld fact) {
            Set<Integer> after = new HashSet<>(numbers);
            if (fact.board().equals(command.board)) {
                fact.resolutions().forEach(resolution -> after.add(resolution.no()));
            }
            return new State(command, held || fact.meeting().equals(command.meeting), Set.copyOf(after));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RecordMeeting command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idResolver = ThisCommunity.class) Boards boards,
                @InjectEntity(idProperty = "seats") OfficeSeats seats,
                @InjectEntity(idProperty = "voters") Standings standings,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            Electorate electorate = new Electorate(command, seats, standings);
            ledger.append(decide(command, state, boards, electorate, actor, today));
        }
    }
}
