package org.guildbook.rules;

import java.time.LocalDate;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.OfStanding;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where a party stands in the community on a day: its status, its rights, its chapter.
 *
 * @param membership the newest; absent for a party that was never admitted, like {@code chapter}
 */
@EventSourcedEntity
public record Standing(
        PartyId party,
        MembershipHistory history,
        @Nullable MembershipId membership,
        @Nullable ChapterId chapter) {

    @EntityCreator
    public Standing(@InjectEntityId PartyId party) {
        this(party, MembershipHistory.NONE, null, null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId party) {
        return boundary(Set.of(Tag.of("member", party)));
    }

    /** What standings follow from, under the tags; under none, that of everybody. */
    static EventCriteria boundary(Set<Tag> tags) {
        return Boundary.facts(
                tags,
                MemberAdmitted.class,
                TermStarted.class,
                MembershipPaused.class,
                MembershipResumed.class,
                MemberResigned.class,
                MemberDeceased.class,
                HonoraryMembershipConferred.class,
                HonoraryMembershipWithdrawn.class,
                ChapterTransferCompleted.class,
                MemberSuspended.class,
                SuspensionLifted.class,
                MemberExpelled.class,
                ExpulsionOverturned.class);
    }

    @EventSourcingHandler
    Standing on(MemberAdmitted admitted) {
        return admitted.member().equals(party)
                ? new Standing(party, history.after(admitted), admitted.membership(), admitted.chapter())
                : this;
    }

    @EventSourcingHandler
    Standing on(TermStarted started) {
        return after(started.member(), started);
    }

    @EventSourcingHandler
    Standing on(MembershipPaused paused) {
        return after(paused.member(), paused);
    }

    @EventSourcingHandler
    Standing on(MembershipResumed resumed) {
        return after(resumed.member(), resumed);
    }

    @EventSourcingHandler
    Standing on(MemberResigned resigned) {
        return after(resigned.member(), resigned);
    }

    @EventSourcingHandler
    Standing on(MemberDeceased deceased) {
        return after(deceased.member(), deceased);
    }

    @EventSourcingHandler
    Standing on(HonoraryMembershipConferred conferred) {
        return after(conferred.member(), conferred);
    }

    @EventSourcingHandler
    Standing on(HonoraryMembershipWithdrawn withdrawn) {
        return after(withdrawn.member(), withdrawn);
    }

    @EventSourcingHandler
    Standing on(ChapterTransferCompleted completed) {
        return completed.member().equals(party)
                ? new Standing(party, history, membership, completed.toChapter())
                : this;
    }

    @EventSourcingHandler
    Standing on(MemberSuspended suspended) {
        return after(suspended);
    }

    @EventSourcingHandler
    Standing on(SuspensionLifted lifted) {
        return after(lifted);
    }

    @EventSourcingHandler
    Standing on(MemberExpelled expelled) {
        return after(expelled);
    }

    @EventSourcingHandler
    Standing on(ExpulsionOverturned overturned) {
        return after(overturned);
    }

    private Standing after(OfStanding fact) {
        return fact.member().equals(party) ? new Standing(party, history.after(fact), membership, chapter) : this;
    }

    private Standing after(PartyId member, MembershipEvent fact) {
        return member.equals(party) ? new Standing(party, history.after(fact), membership, chapter) : this;
    }

    public MembershipStatus statusOn(LocalDate day) {
        return history.statusOn(day);
    }

    /** May vote, refer, interview, attest, dispute and take an office. */
    public boolean inGoodStanding(LocalDate day) {
        return statusOn(day).inGoodStanding();
    }

    /** May contribute and earn points. */
    public boolean mayEarn(LocalDate day) {
        return statusOn(day).takesPart();
    }

    /** May spend and tip points. */
    public boolean maySpend(LocalDate day) {
        return statusOn(day).takesPart();
    }

    /** First day of the unbroken membership the day belongs to; absent where there is no term. */
    public @Nullable LocalDate continuousSince(LocalDate day) {
        return history.continuousSince(day);
    }
}
