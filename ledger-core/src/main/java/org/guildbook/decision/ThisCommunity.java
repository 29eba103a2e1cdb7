package org.guildbook.decision;

import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.modelling.EntityIdResolver;
import org.guildbook.values.CommunityId;

/** The community the command is sent to, read from the message's metadata. */
public final class ThisCommunity implements EntityIdResolver<CommunityId> {

    /** Metadata key of the community of a command and of a recorded event. */
    public static final String COMMUNITY = "community";

    @Override
    public CommunityId resolve(Message message, ProcessingContext context) {
        String community = message.metadata().get(COMMUNITY);
        if (community == null) {
            throw new IllegalArgumentException("a command without a community");
        }
        return CommunityId.of(community);
    }
}
