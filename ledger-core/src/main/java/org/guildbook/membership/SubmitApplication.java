package org.guildbook.membership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.RulesAccepted;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.rules.Application;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.Policies;
import org.guildbook.rules.Standing;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A candidate asks to join a chapter, and accepts the charter with that.
 *
 * @param charter the version the candidate accepts; absent where the community has none
 */
public record SubmitApplication(
        ApplicationId application,
        PartyId candidate,
        MembershipType membershipType,
        ChapterId chapter,
        @Nullable PolicyId charter,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return candidate;
    }

    static List<LedgerEvent> decide(
            SubmitApplication command,
            State state,
            Application application,
            Chapter chapter,
            Policies policies,
            Standing candidate) {
        Refused.when(application.submitted() != null, "id-already-used");
        chapter.requireOpen(command.effectiveOn);
        Refused.when(candidate.statusOn(command.effectiveOn).belongs(), "already-a-member");
        Refused.when(state.anyOpenOn(command.effectiveOn), "application-already-open");
        // Honorary membership is conferred; nobody applies for it.
        Refused.when(command.membershipType == MembershipType.HONORARY, "membership-type-unknown");
        Refused.when(candidate.history().bannedOn(command.effectiveOn), "ban-period-running");
        PolicyEnacted charter = policies.inForce(PolicyKind.CHARTER, command.effectiveOn);
        Refused.unless(
                Objects.equals(command.charter, charter == null ? null : charter.policy()),
                "rules-version-not-in-force");

        ApplicationSubmitted submitted = new ApplicationSubmitted(
                command.application, command.candidate, command.membershipType, command.chapter, command.effectiveOn);
        return charter == null
                ? List.of(submitted)
                : List.of(
                        submitted,
                        new RulesAccepted(
                                command.application,
                                command.candidate,
                                charter.policy(),
                                charter.sha256(),
                                command.effectiveOn));
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
                    ApplicationExpired.class,
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

        @EventSourcingHandler
        State on(ApplicationExpired fact) {
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
            return undecided.values().stream().anyMatch(submitted -> day.isBefore(Application.expiresOn(submitted)));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SubmitApplication command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "application") Application application,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idResolver = ThisCommunity.class) Policies policies,
                @InjectEntity(idProperty = "candidate") Standing candidate,
                EventAppender ledger) {
            ledger.append(decide(command, state, application, chapter, policies, candidate));
        }
    }
}
