package org.guildbook.rules;

import java.util.EnumSet;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * How far one referral has come.
 *
 * @param made absent while there is no such referral
 * @param reached stages it ever reached, each once
 * @param counted those of them that were not reversed
 */
@EventSourcedEntity
public record Referral(
        ReferralId referral,
        @Nullable CandidateReferred made,
        Answer answer,
        Set<ReferralStage> reached,
        Set<ReferralStage> counted) {

    /** What became of the referral before anything came of it. */
    public enum Answer {
        OPEN,
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    @EntityCreator
    public Referral(@InjectEntityId ReferralId referral) {
        this(referral, null, Answer.OPEN, Set.of(), Set.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(ReferralId referral) {
        return Boundary.facts(
                Tag.of("referral", referral),
                CandidateReferred.class,
                ReferralAccepted.class,
                ReferralDeclined.class,
                ReferralWithdrawn.class,
                ReferralStageReached.class,
                ReferralStageReversed.class);
    }

    @EventSourcingHandler
    Referral on(CandidateReferred fact) {
        return new Referral(referral, fact, answer, reached, counted);
    }

    @EventSourcingHandler
    Referral on(ReferralAccepted fact) {
        return answered(Answer.ACCEPTED);
    }

    @EventSourcingHandler
    Referral on(ReferralDeclined fact) {
        return answered(Answer.DECLINED);
    }

    @EventSourcingHandler
    Referral on(ReferralWithdrawn fact) {
        return answered(Answer.WITHDRAWN);
    }

    @EventSourcingHandler
    Referral on(ReferralStageReached fact) {
        return new Referral(referral, made, answer, with(reached, fact.stage()), with(counted, fact.stage()));
    }

    @EventSourcingHandler
    Referral on(ReferralStageReversed fact) {
        Set<ReferralStage> after = copy(counted);
        after.remove(fact.stage());
        return new Referral(referral, made, answer, reached, Set.copyOf(after));
    }

    private Referral answered(Answer given) {
        return new Referral(referral, made, given, reached, counted);
    }

    /** The referral as it was made; refused as {@code unknown-reference} where there is none. */
    public CandidateReferred requireMade() {
        if (made == null) {
            throw new Refused("unknown-reference").with("referral", referral);
        }
        return made;
    }

    private static Set<ReferralStage> with(Set<ReferralStage> stages, ReferralStage stage) {
        Set<ReferralStage> after = copy(stages);
        after.add(stage);
        return Set.copyOf(after);
    }

    private static Set<ReferralStage> copy(Set<ReferralStage> stages) {
        return stages.isEmpty() ? EnumSet.noneOf(ReferralStage.class) : EnumSet.copyOf(stages);
    }
}
