package org.guildbook.api.demo;

import org.guildbook.api.database.OnEmbeddedDatabase;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** True when the demo community is asked for, or nothing is said and the database is the embedded one. */
final class OnDemo implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Boolean enabled = context.getEnvironment().getProperty("guildbook.demo.enabled", Boolean.class);
        return enabled == null ? new OnEmbeddedDatabase().matches(context, metadata) : enabled;
    }
}
