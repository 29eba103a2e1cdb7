package org.guildbook.membership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.rules.Application;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Standing;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/** A candidate asks to join a chapter. */
public record SubmitApplication(
        ApplicationId application,
        PartyId candidate,
        MembershipType membershipType,
        ChapterId chapter,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return candidate;
    }

    static List<LedgerEvent> decide(
            SubmitApplication command, State state, Application application, Chapter chapter, Standing candidate) {
        Refused.when(application.submitted() != null, "id-already-used");
        chapter.requireOpen(command.effectiveOn);
        Refused.when(candidate.statusOn(command.effectiveOn).belongs(), "already-a-member");
        Refused.when(state.anyOpenOn(command.effectiveOn), "application-already-open");
        // Honorary membership is conferred; nobody applies for it.
        Refused.when(command.membershipType == MembershipType.HONORARY, "membership-type-unknown");
        return List.of(new ApplicationSubmitted(
                command.application, command.candidate, command.membershipType, command.chapter, command.effectiveOn));
    }

    /** The undecided applications of the candidate, with the day each was submitted. */
    @EventSourcedEntity
    record State(Map<ApplicationId, LocalDate> undecided) {

        @EntityCreator
        State(@InjectEntityId SubmitApplication command) {
            this(Map.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(SubmitApplication command) {
            return Boundary.facts(
                    Tag.of("candidate", command.candidate),
                    ApplicationSubmitted.class,
                    ApplicationWithdrawn.class,
                    ApplicationRejected.class,
                    MemberAdmitted.class);
        }

        @EventSourcingHandler
        State on(ApplicationSubmitted fact) {
            Map<ApplicationId, LocalDate> after = new HashMap<>(undecided);
            after.put(fact.application(), fact.effectiveOn());
            return new State(Map.copyOf(after));
        }

        @EventSourcingHandler
        State on(ApplicationWithdrawn fact) {
            return without(fact.application());
        }

        @EventSourcingHandler
        State on(ApplicationRejected fact) {
            return without(fact.application());
        }

        private State without(ApplicationId application) {
            Map<ApplicationId, LocalDate> after = new HashMap<>(undecided);
            after.remove(application);
            return new State(Map.copyOf(after));
        }

        /** Whoever is admitted has no application left. */
        @EventSourcingHandler
        State on(MemberAdmitted fact) {
            return new State(Map.of());
        }

        boolean anyOpenOn(LocalDate day) {
            return undecided.values().stream()
                    .anyMatch(submitted -> day.isBefore(submitted.plusDays(MembershipPolicy.APPLICATION_EXPIRY_DAYS)));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SubmitApplication command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "application") Application application,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idProperty = "candidate") Standing candidate,
                EventAppender ledger) {
            ledger.append(decide(command, state, application, chapter, candidate));
        }
    }
}
