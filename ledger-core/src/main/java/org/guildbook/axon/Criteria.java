package org.guildbook.axon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Criterion;
import org.guildbook.values.CommunityId;

/** Axon's criteria as the journal's, each scoped to one community: a decision cannot ask for anything else. */
final class Criteria {

    static List<Criterion> of(EventCriteria criteria, CommunityId community) {
        if (!criteria.hasCriteria()) {
            return List.of(new Criterion(community.value(), Set.of(), Set.of()));
        }
        return criteria.flatten().stream()
                .map(criterion -> new Criterion(community.value(), texts(criterion.tags()), names(criterion.types())))
                .toList();
    }

    static Condition condition(AppendCondition condition, CommunityId community) {
        if (condition.consistencyMarker().equals(ConsistencyMarker.INFINITY)) {
            return Condition.NONE;
        }
        long after = GlobalIndexConsistencyMarker.position(condition.consistencyMarker());
        return new Condition(Math.max(0, after), of(condition.criteria(), community));
    }

    /** {@code key:value} */
    static Set<String> texts(Set<Tag> tags) {
        Set<String> texts = new HashSet<>();
        for (Tag tag : tags) {
            texts.add(tag.key() + ":" + tag.value());
        }
        return texts;
    }

    private static Set<String> names(Set<QualifiedName> types) {
        Set<String> names = new HashSet<>();
        for (QualifiedName type : types) {
            names.add(type.name());
        }
        return names;
    }

    private Criteria() {}
}
