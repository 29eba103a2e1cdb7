package org.guildbook.rules;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.Tags;
import org.guildbook.values.BoardId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Scope;

/** The boards of a community: one for the whole of it, and one for each chapter. */
@EventSourcedEntity
public record Boards(CommunityId community, Map<BoardId, BoardConstituted> byId) {

    @EntityCreator
    public Boards(@InjectEntityId CommunityId community) {
        this(community, Map.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return Boundary.facts(Tags.community(community), BoardConstituted.class);
    }

    @EventSourcingHandler
    Boards on(BoardConstituted constituted) {
        Map<BoardId, BoardConstituted> after = new HashMap<>(byId);
        after.put(constituted.board(), constituted);
        return new Boards(community, Map.copyOf(after));
    }

    public boolean existsIn(Scope scope) {
        return byId.values().stream().anyMatch(board -> board.scope().equals(scope));
    }

    /** Refused as {@code unknown-reference} where there is no such board. */
    public BoardConstituted require(BoardId board) {
        BoardConstituted constituted = byId.get(board);
        if (constituted == null) {
            throw new Refused("unknown-reference").with("board", board);
        }
        return constituted;
    }
}
