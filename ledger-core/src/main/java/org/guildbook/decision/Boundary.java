package org.guildbook.decision;

import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.events.Fact;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.Tag;

/** Builds the consistency boundary of a decision: which kinds of facts, under which tags, must not have changed. */
public final class Boundary {

    /** The given kinds of facts that carry all the tags of {@code tags}; without tags, every such fact of the community. */
    @SafeVarargs
    public static EventCriteria facts(Set<Tag> tags, Class<? extends LedgerEvent>... types) {
        Set<org.axonframework.messaging.eventstreaming.Tag> axonTags = new LinkedHashSet<>();
        for (Tag tag : tags) {
            axonTags.add(org.axonframework.messaging.eventstreaming.Tag.of(tag.key(), tag.value()));
        }
        Set<QualifiedName> names = new LinkedHashSet<>();
        for (Class<? extends LedgerEvent> type : types) {
            names.add(new QualifiedName(type.getAnnotation(Fact.class).value()));
        }
        return (axonTags.isEmpty() ? EventCriteria.havingAnyTag() : EventCriteria.havingTags(axonTags))
                .andBeingOneOfTypes(names);
    }

    /** The given kinds of facts that carry the tag. */
    @SafeVarargs
    public static EventCriteria facts(Tag tag, Class<? extends LedgerEvent>... types) {
        return facts(Set.of(tag), types);
    }

    private Boundary() {}
}
