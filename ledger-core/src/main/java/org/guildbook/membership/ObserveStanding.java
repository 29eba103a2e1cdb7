package org.guildbook.membership;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.StandingEvent.AdmissionExpired;
import org.guildbook.events.StandingEvent.GraceStarted;
import org.guildbook.events.StandingEvent.MembershipClosed;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.rules.Admission;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.Observation;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Terms;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/**
 * The system announces what the calendar did to a membership, once for each term; no status waits for it.
 *
 * @param term absent for an admission that expired
 * @param effectiveOn the day it is announced, which may be late
 */
public record ObserveStanding(
        Observation observation,
        MembershipId membership,
        PartyId member,
        @Nullable TermId term,
        LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    static List<LedgerEvent> decide(
            ObserveStanding command, State state, Admission admission, Terms terms, Standing member) {
        MemberAdmitted admitted = admission.requireOf(command.member);
        Refused.when(
                state.announced.contains(new Announced(command.observation, command.term)),
                "observation-already-recorded");
        MembershipHistory history = member.history();
        if (command.term == null) {
            boolean unpaid = command.observation == Observation.ADMISSION_EXPIRED
                    && terms.byId().isEmpty();
            LocalDate since = Observation.admissionExpired(history, admitted.effectiveOn(), command.effectiveOn);
            return command.fact(unpaid ? since : null, null);
        }
        MembershipHistory.Term term =
                terms.find(command.term).orElseThrow(() -> new Refused("unknown-reference").with("term", command.term));
        return command.fact(command.observation.since(history, term, command.effectiveOn), history.endOf(term));
    }

    /** The announcement; refused as {@code observation-not-true} where there is no such day. */
    private List<LedgerEvent> fact(@Nullable LocalDate since, @Nullable LocalDate end) {
        if (since == null) {
            throw new Refused("observation-not-true");
        }
        return List.of(
                switch (observation) {
                    case ADMISSION_EXPIRED -> new AdmissionExpired(membership, member, since, effectiveOn);
                    case RENEWAL_WINDOW_OPENED ->
                        new RenewalWindowOpened(
                                membership, member, known(term), since, Objects.requireNonNull(end), effectiveOn);
                    case GRACE_STARTED -> new GraceStarted(membership, member, known(term), since, effectiveOn);
                    case MEMBERSHIP_LAPSED -> new MembershipLapsed(membership, member, known(term), since, effectiveOn);
                    case MEMBERSHIP_CLOSED -> new MembershipClosed(membership, member, known(term), since, effectiveOn);
                });
    }

    private static TermId known(@Nullable TermId term) {
        return Objects.requireNonNull(term);
    }

    /** @param term absent for an admission */
    record Announced(Observation observation, @Nullable TermId term) {}

    /** What was announced of the membership before. */
    @EventSourcedEntity
    record State(Set<Announced> announced) {

        @EntityCreator
        State(@InjectEntityId ObserveStanding command) {
            this(Set.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ObserveStanding command) {
            return Boundary.facts(
                    Tag.of("membership", command.membership),
                    RenewalWindowOpened.class,
                    GraceStarted.class,
                    MembershipLapsed.class,
                    MembershipClosed.class,
                    AdmissionExpired.class);
        }

        @EventSourcingHandler
        State on(RenewalWindowOpened fact) {
            return with(Observation.RENEWAL_WINDOW_OPENED, fact.term());
        }

        @EventSourcingHandler
        State on(GraceStarted fact) {
            return with(Observation.GRACE_STARTED, fact.term());
        }

        @EventSourcingHandler
        State on(MembershipLapsed fact) {
            return with(Observation.MEMBERSHIP_LAPSED, fact.term());
        }

        @EventSourcingHandler
        State on(MembershipClosed fact) {
            return with(Observation.MEMBERSHIP_CLOSED, fact.term());
        }

        @EventSourcingHandler
        State on(AdmissionExpired fact) {
            return with(Observation.ADMISSION_EXPIRED, null);
        }

        private State with(Observation observation, @Nullable TermId term) {
            Set<Announced> more = new HashSet<>(announced);
            more.add(new Announced(observation, term));
            return new State(Set.copyOf(more));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ObserveStanding command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "membership") Terms terms,
                @InjectEntity(idProperty = "member") Standing member,
                EventAppender ledger) {
            ledger.append(decide(command, state, admission, terms, member));
        }
    }
}
