package org.guildbook.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.core.annotation.MetadataValue;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.MembershipEvent.ApplicationDeferred;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * How far an application to join has come.
 *
 * @param submitted absent while there is no such application
 * @param screening hash of the entry that screened it; the seed of every draw
 * @param assigned interviewers in the order they were drawn
 * @param deferred whether the decision was put off; that can be done once
 * @param decided admitted, rejected or withdrawn
 */
@EventSourcedEntity
public record Application(
        ApplicationId application,
        @Nullable ApplicationSubmitted submitted,
        @Nullable Sha256 screening,
        Set<PartyId> assigned,
        Set<PartyId> interviewedBy,
        boolean deferred,
        boolean decided) {

    @EntityCreator
    public Application(@InjectEntityId ApplicationId application) {
        this(application, null, null, Set.of(), Set.of(), false, false);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(ApplicationId application) {
        return Boundary.facts(
                Tag.of("application", application),
                ApplicationSubmitted.class,
                ApplicationScreened.class,
                InterviewerAssigned.class,
                InterviewRecorded.class,
                ApplicationDeferred.class,
                ApplicationRejected.class,
                ApplicationWithdrawn.class,
                MemberAdmitted.class);
    }

    @EventSourcingHandler
    Application on(ApplicationSubmitted fact) {
        return new Application(application, fact, screening, assigned, interviewedBy, deferred, decided);
    }

    /** A fact that is only being appended has no hash yet: then nobody draws from it. */
    @EventSourcingHandler
    Application on(ApplicationScreened fact, @MetadataValue("hash") @Nullable String hash) {
        return new Application(
                application,
                submitted,
                hash == null ? null : new Sha256(hash),
                assigned,
                interviewedBy,
                deferred,
                decided);
    }

    @EventSourcingHandler
    Application on(InterviewerAssigned fact) {
        return new Application(
                application,
                submitted,
                screening,
                plus(assigned, fact.interviewer()),
                interviewedBy,
                deferred,
                decided);
    }

    @EventSourcingHandler
    Application on(InterviewRecorded fact) {
        return new Application(
                application,
                submitted,
                screening,
                assigned,
                plus(interviewedBy, fact.interviewer()),
                deferred,
                decided);
    }

    @EventSourcingHandler
    Application on(ApplicationDeferred fact) {
        return new Application(application, submitted, screening, assigned, interviewedBy, true, decided);
    }

    @EventSourcingHandler
    Application on(ApplicationRejected fact) {
        return closed();
    }

    @EventSourcingHandler
    Application on(ApplicationWithdrawn fact) {
        return closed();
    }

    @EventSourcingHandler
    Application on(MemberAdmitted fact) {
        return closed();
    }

    private Application closed() {
        return new Application(application, submitted, screening, assigned, interviewedBy, deferred, true);
    }

    /** Neither decided nor expired on the day. */
    public boolean openOn(LocalDate day) {
        return submitted != null
                && !decided
                && day.isBefore(submitted.effectiveOn().plusDays(MembershipPolicy.APPLICATION_EXPIRY_DAYS));
    }

    public boolean screened() {
        return screening != null;
    }

    /** What was asked for; refused as {@code unknown-reference} unless this candidate submitted it. */
    public ApplicationSubmitted requireSubmittedBy(PartyId candidate) {
        if (submitted == null || !submitted.candidate().equals(candidate)) {
            throw new Refused("unknown-reference").with("application", application);
        }
        return submitted;
    }

    /** What was asked for; refused like {@link #requireSubmittedBy}, or as {@code application-not-open}. */
    public ApplicationSubmitted requireOpen(PartyId candidate, LocalDate day) {
        ApplicationSubmitted asked = requireSubmittedBy(candidate);
        Refused.unless(openOn(day), "application-not-open");
        return asked;
    }

    /** Refused as {@code not-interviewed} while there are too few interviews to decide. */
    public void requireInterviews() {
        if (interviewedBy.size() < MembershipPolicy.INTERVIEWS_MIN) {
            throw new Refused("not-interviewed")
                    .with("interviews", interviewedBy.size())
                    .with("needed", MembershipPolicy.INTERVIEWS_MIN);
        }
    }

    private static Set<PartyId> plus(Set<PartyId> parties, PartyId party) {
        Set<PartyId> after = new LinkedHashSet<>(parties);
        after.add(party);
        return Collections.unmodifiableSet(after);
    }
}
