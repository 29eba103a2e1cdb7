package org.guildbook.rules;

import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.values.PartyId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Where each of several parties stands, or everybody. */
@EventSourcedEntity
public record Standings(Parties asked, PMap<PartyId, Standing> byParty) {

    /** The parties asked about; none stands for everybody. */
    public record Parties(Set<PartyId> parties) {

        public static final Parties EVERYBODY = new Parties(Set.of());

        public Parties {
            parties = Set.copyOf(parties);
        }
    }

    @EntityCreator
    public Standings(@InjectEntityId Parties asked) {
        this(asked, HashTreePMap.empty());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(Parties asked) {
        return asked.parties().isEmpty()
                ? Standing.boundary(Set.of())
                : EventCriteria.either(
                        asked.parties().stream().map(Standing::boundary).toList());
    }

    @EventSourcingHandler
    Standings on(MemberAdmitted admitted) {
        return with(admitted.member(), standing -> standing.on(admitted));
    }

    @EventSourcingHandler
    Standings on(TermStarted started) {
        return with(started.member(), standing -> standing.on(started));
    }

    @EventSourcingHandler
    Standings on(MembershipPaused paused) {
        return with(paused.member(), standing -> standing.on(paused));
    }

    @EventSourcingHandler
    Standings on(MembershipResumed resumed) {
        return with(resumed.member(), standing -> standing.on(resumed));
    }

    @EventSourcingHandler
    Standings on(MemberResigned resigned) {
        return with(resigned.member(), standing -> standing.on(resigned));
    }

    @EventSourcingHandler
    Standings on(MemberDeceased deceased) {
        return with(deceased.member(), standing -> standing.on(deceased));
    }

    @EventSourcingHandler
    Standings on(HonoraryMembershipConferred conferred) {
        return with(conferred.member(), standing -> standing.on(conferred));
    }

    @EventSourcingHandler
    Standings on(HonoraryMembershipWithdrawn withdrawn) {
        return with(withdrawn.member(), standing -> standing.on(withdrawn));
    }

    @EventSourcingHandler
    Standings on(ChapterTransferCompleted completed) {
        return with(completed.member(), standing -> standing.on(completed));
    }

    @EventSourcingHandler
    Standings on(MemberSuspended suspended) {
        return with(suspended.member(), standing -> standing.on(suspended));
    }

    @EventSourcingHandler
    Standings on(SuspensionLifted lifted) {
        return with(lifted.member(), standing -> standing.on(lifted));
    }

    @EventSourcingHandler
    Standings on(MemberExpelled expelled) {
        return with(expelled.member(), standing -> standing.on(expelled));
    }

    @EventSourcingHandler
    Standings on(ExpulsionOverturned overturned) {
        return with(overturned.member(), standing -> standing.on(overturned));
    }

    /** Where the party stands; it must be one of those asked about. */
    public Standing of(PartyId party) {
        if (!asks(party)) {
            throw new IllegalArgumentException("not asked about " + party);
        }
        return byParty.getOrDefault(party, new Standing(party));
    }

    /** Where everybody stands about whom there is a fact. */
    public Collection<Standing> known() {
        return byParty.values();
    }

    private boolean asks(PartyId party) {
        return asked.parties().isEmpty() || asked.parties().contains(party);
    }

    private Standings with(PartyId member, UnaryOperator<Standing> change) {
        return asks(member) ? new Standings(asked, byParty.plus(member, change.apply(of(member)))) : this;
    }
}
