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
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.InterviewerRecused;
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
 * @param drawn interviewers in the order they were drawn, the recused ones too: each draw has the next number
 * @param deferred whether the decision was put off; that can be done once
 * @param end absent until something on the ledger closed it
 */
@EventSourcedEntity
public record Application(
        ApplicationId application,
        @Nullable ApplicationSubmitted submitted,
        @Nullable Sha256 screening,
        Set<PartyId> drawn,
        Set<PartyId> recused,
        Set<PartyId> interviewedBy,
        boolean deferred,
        @Nullable End end) {

    /** How an application was closed. */
    public enum End {
        ADMITTED,
        REJECTED,
        WITHDRAWN,
        EXPIRED
    }

    @EntityCreator
    public Application(@InjectEntityId ApplicationId application) {
        this(application, null, null, Set.of(), Set.of(), Set.of(), false, null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(ApplicationId application) {
        return Boundary.facts(
                Tag.of("application", application),
                ApplicationSubmitted.class,
                ApplicationScreened.class,
                InterviewerAssigned.class,
                InterviewerRecused.class,
                InterviewRecorded.class,
                ApplicationDeferred.class,
                ApplicationRejected.class,
                ApplicationWithdrawn.class,
                ApplicationExpired.class,
                MemberAdmitted.class);
    }

    @EventSourcingHandler
    Application on(ApplicationSubmitted fact) {
        return new Application(application, fact, screening, drawn, recused, interviewedBy, deferred, end);
    }

    /** A fact that is only being appended has no hash yet: then nobody draws from it. */
    @EventSourcingHandler
    Application on(ApplicationScreened fact, @MetadataValue("hash") @Nullable String hash) {
        Sha256 seed = hash == null ? null : new Sha256(hash);
        return new Application(application, submitted, seed, drawn, recused, interviewedBy, deferred, end);
    }

    @EventSourcingHandler
    Application on(InterviewerAssigned fact) {
        return interviewers(plus(drawn, fact.interviewer()), recused, interviewedBy);
    }

    @EventSourcingHandler
    Application on(InterviewerRecused fact) {
        return interviewers(drawn, plus(recused, fact.interviewer()), interviewedBy);
    }

    @EventSourcingHandler
    Application on(InterviewRecorded fact) {
        return interviewers(drawn, recused, plus(interviewedBy, fact.interviewer()));
    }

    @EventSourcingHandler
    Application on(ApplicationDeferred fact) {
        return new Application(application, submitted, screening, drawn, recused, interviewedBy, true, end);
    }

    @EventSourcingHandler
    Application on(ApplicationRejected fact) {
        return closed(End.REJECTED);
    }

    @EventSourcingHandler
    Application on(ApplicationWithdrawn fact) {
        return closed(End.WITHDRAWN);
    }

    @EventSourcingHandler
    Application on(ApplicationExpired fact) {
        return closed(End.EXPIRED);
    }

    @EventSourcingHandler
    Application on(MemberAdmitted fact) {
        return closed(End.ADMITTED);
    }

    private Application interviewers(Set<PartyId> newDrawn, Set<PartyId> newRecused, Set<PartyId> newInterviewedBy) {
        return new Application(
                application, submitted, screening, newDrawn, newRecused, newInterviewedBy, deferred, end);
    }

    private Application closed(End how) {
        return new Application(application, submitted, screening, drawn, recused, interviewedBy, deferred, how);
    }

    /** The first day on which an application of the day is not open any more, whether or not anybody noticed. */
    public static LocalDate expiresOn(LocalDate submittedOn) {
        return submittedOn.plusDays(MembershipPolicy.APPLICATION_EXPIRY_DAYS);
    }

    /** Neither decided nor expired on the day. */
    public boolean openOn(LocalDate day) {
        return submitted != null && end == null && day.isBefore(expiresOn(submitted.effectiveOn()));
    }

    public boolean screened() {
        return screening != null;
    }

    /** Interviewers who did not recuse themselves. */
    public Set<PartyId> assigned() {
        Set<PartyId> assigned = new LinkedHashSet<>(drawn);
        assigned.removeAll(recused);
        return Collections.unmodifiableSet(assigned);
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
