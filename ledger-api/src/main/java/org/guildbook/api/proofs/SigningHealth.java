package org.guildbook.api.proofs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guildbook.api.proofs.SigningNode.Doing;
import org.guildbook.api.proofs.SigningNode.Part;
import org.guildbook.publish.Publisher;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the logs are signed as they grow: down while this node should sign and cannot, while a log has an incident, and
 * while one was last signed so long ago that heartbeats were missed.
 */
final class SigningHealth implements HealthIndicator {

    private static final int MISSED_HEARTBEATS = 3;

    private final SigningNode node;
    private final Duration heartbeat;
    private final Clock clock;

    SigningHealth(SigningNode node, Duration heartbeat, Clock clock) {
        this.node = node;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Part part = node.part();
        Health.Builder health = part.doing() == Doing.BLOCKED ? Health.down() : Health.up();
        health.withDetail("part", part.doing());
        if (part.doing() == Doing.BLOCKED) {
            health.withDetail("why", part.why());
        }
        node.publisher().ifPresent(publisher -> describe(publisher, health));
        return health.build();
    }

    private void describe(Publisher publisher, Health.Builder health) {
        Map<String, String> incidents = publisher.incidents().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toString(),
                        each -> each.getValue().incident().id()));
        Optional<Instant> oldest = publisher.oldestSigned();
        Instant due = clock.instant().minus(heartbeat.multipliedBy(MISSED_HEARTBEATS));
        if (!incidents.isEmpty()
                || publisher.failure().isPresent()
                || oldest.filter(signed -> signed.isBefore(due)).isPresent()) {
            health.down();
        }
        health.withDetail("uncoveredEntries", publisher.uncovered());
        health.withDetail("incidents", incidents);
        oldest.ifPresent(signed -> health.withDetail("oldestCheckpoint", signed.toString()));
        publisher.failure().ifPresent(failure -> health.withDetail("failure", failure.toString()));
    }
}
