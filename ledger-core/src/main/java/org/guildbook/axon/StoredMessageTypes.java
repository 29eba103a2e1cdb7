package org.guildbook.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.annotation.AnnotationMessageTypeResolver;
import org.guildbook.encoding.EventCatalogue;

/** Facts under their stored names and revisions, everything else under the name of its class. */
final class StoredMessageTypes implements MessageTypeResolver {

    private final Map<Class<?>, MessageType> facts = new HashMap<>();
    private final MessageTypeResolver others = new AnnotationMessageTypeResolver();

    StoredMessageTypes() {
        for (EventCatalogue.Kind kind : EventCatalogue.kinds()) {
            facts.put(kind.type(), of(kind));
        }
    }

    static MessageType of(EventCatalogue.Kind kind) {
        return new MessageType(kind.name(), Integer.toString(kind.version()));
    }

    @Override
    public Optional<MessageType> resolve(Class<?> payloadType) {
        MessageType fact = facts.get(payloadType);
        return fact == null ? others.resolve(payloadType) : Optional.of(fact);
    }
}
