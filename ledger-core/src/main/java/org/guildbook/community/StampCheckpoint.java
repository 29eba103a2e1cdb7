package org.guildbook.community;

import java.time.LocalDate;
import java.util.List;
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
import org.guildbook.events.CommunityEvent.CheckpointStamped;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Tags;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;

/**
 * The system records that an authority outside has stamped the time of a checkpoint, so that nobody can date the log back.
 *
 * @param size entries that the checkpoint covers
 * @param root of the tree of them
 * @param token of RFC 3161, in base 64; verified by whoever asked for it
 */
public record StampCheckpoint(PartyId actor, long size, Sha256 root, String token, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(StampCheckpoint command, State state) {
        Refused.unless(command.actor.equals(PartyId.SYSTEM), "not-authorised");
        if (command.size <= state.stamped) {
            throw new Refused("checkpoint-already-stamped").with("stamped", state.stamped);
        }
        return List.of(
                new CheckpointStamped(state.community, command.size, command.root, command.token, command.effectiveOn));
    }

    /** How far the newest stamped checkpoint reaches, in entries. */
    @EventSourcedEntity
    record State(CommunityId community, long stamped) {

        @EntityCreator
        State(@InjectEntityId CommunityId community) {
            this(community, 0);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(CommunityId community) {
            return Boundary.facts(Tags.community(community), CheckpointStamped.class);
        }

        @EventSourcingHandler
        State on(CheckpointStamped stamp) {
            return new State(community, stamp.size());
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                StampCheckpoint command,
                @InjectEntity(idResolver = ThisCommunity.class) State state,
                EventAppender ledger) {
            ledger.append(decide(command, state));
        }
    }
}
