package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.EnumSet;
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
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.TeamKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Boards;
import org.guildbook.rules.Offices;
import org.guildbook.values.BoardId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Tag;
import org.guildbook.values.TeamId;

/** A board forms one of its working teams; each kind exists once. */
public record FormBoardTeam(TeamId team, BoardId board, TeamKind kind, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(FormBoardTeam command, State state, Boards boards, Offices actor, Today today) {
        BoardConstituted board = boards.require(command.board);
        actor.require(Set.of(Role.OWNER, Role.CHAPTER_LEAD), board.scope(), command.effectiveOn, today);
        Refused.when(state.idTaken, "id-already-used");
        Refused.when(state.kinds.contains(command.kind), "team-kind-taken");
        return List.of(new BoardTeamFormed(command.team, command.board, command.kind, command.effectiveOn));
    }

    /** The teams of the board. */
    @EventSourcedEntity
    record State(FormBoardTeam command, boolean idTaken, Set<TeamKind> kinds) {

        @EntityCreator
        State(@InjectEntityId FormBoardTeam command) {
            this(command, false, Set.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(FormBoardTeam command) {
            return EventCriteria.either(
                    Boundary.facts(Tag.of("team", command.team), BoardTeamFormed.class),
                    Boundary.facts(Tag.of("board", command.board), BoardTeamFormed.class));
        }

        @EventSourcingHandler
        State on(BoardTeamFormed formed) {
            boolean sameId = formed.team().equals(command.team);
            if (!formed.board().equals(command.board)) {
                return new State(command, idTaken || sameId, kinds);
            }
            Set<TeamKind> after = EnumSet.of(formed.kind());
            after.addAll(kinds);
            return new State(command, idTaken || sameId, Set.copyOf(after));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                FormBoardTeam command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idResolver = ThisCommunity.class) Boards boards,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, boards, actor, today));
        }
    }
}
