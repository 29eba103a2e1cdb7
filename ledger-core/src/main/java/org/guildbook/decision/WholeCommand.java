package org.guildbook.decision;

import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.modelling.EntityIdResolver;

/** The whole command is the identity of the state it is decided on: its boundary may follow from any part of it. */
public final class WholeCommand implements EntityIdResolver<Object> {

    @Override
    public Object resolve(Message message, ProcessingContext context) {
        Object payload = message.payload();
        if (payload == null) {
            throw new IllegalArgumentException("a command without a payload");
        }
        return payload;
    }
}
