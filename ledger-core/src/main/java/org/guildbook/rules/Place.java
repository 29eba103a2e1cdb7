package org.guildbook.rules;

import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.values.Id;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where an office belongs, and whose lead decides there.
 *
 * @param reach the chapter, also that of a group or committee, or the community; absent while the place is unknown, and
 *     once it has ended
 */
@EventSourcedEntity
public record Place(Scope scope, @Nullable Scope reach) {

    @EntityCreator
    public Place(@InjectEntityId Scope scope) {
        this(scope, scope.kind() == Scope.Kind.COMMUNITY ? Scope.COMMUNITY : null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(Scope scope) {
        // Nothing has this id: the community is always there.
        String of = scope.of() == null ? "none" : scope.of().toString();
        return EventCriteria.either(
                Boundary.facts(new Tag("chapter", of), ChapterFounded.class, ChapterDissolved.class),
                Boundary.facts(
                        new Tag("group", of),
                        SmallGroupFormed.class,
                        SmallGroupSplit.class,
                        SmallGroupsMerged.class,
                        SmallGroupDissolved.class),
                Boundary.facts(new Tag("committee", of), CommitteeFormed.class, CommitteeDischarged.class));
    }

    @EventSourcingHandler
    Place on(ChapterFounded fact) {
        return new Place(scope, scope);
    }

    @EventSourcingHandler
    Place on(SmallGroupFormed fact) {
        return new Place(scope, Scope.chapter(fact.chapter()));
    }

    @EventSourcingHandler
    Place on(CommitteeFormed fact) {
        return new Place(scope, Scope.chapter(fact.chapter()));
    }

    @EventSourcingHandler
    Place on(ChapterDissolved fact) {
        return endedIf(fact.chapter());
    }

    @EventSourcingHandler
    Place on(SmallGroupSplit fact) {
        return endedIf(fact.group());
    }

    @EventSourcingHandler
    Place on(SmallGroupsMerged fact) {
        return endedIf(fact.groups().toArray(Id[]::new));
    }

    @EventSourcingHandler
    Place on(SmallGroupDissolved fact) {
        return endedIf(fact.group());
    }

    @EventSourcingHandler
    Place on(CommitteeDischarged fact) {
        return endedIf(fact.committee());
    }

    private Place endedIf(Id... ended) {
        return Stream.of(ended).anyMatch(id -> id.value().equals(scope.of())) ? new Place(scope, null) : this;
    }

    /** Refused as {@code unknown-reference} where there is no such chapter, group or committee now. */
    public Scope requireReach() {
        if (reach == null) {
            throw new Refused("unknown-reference").with("scope", scope);
        }
        return reach;
    }
}
