package org.guildbook.api.proofs;

import java.util.stream.Collectors;
import org.guildbook.api.proofs.TimestampProperties.Mode;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether checkpoints are stamped in time: down only where stamps are required. */
final class TimestampHealth implements HealthIndicator {

    private final Timestamping timestamping;
    private final Mode mode;

    TimestampHealth(Timestamping timestamping, Mode mode) {
        this.timestamping = timestamping;
        this.mode = mode;
    }

    @Override
    public Health health() {
        boolean down = mode == Mode.REQUIRED && !timestamping.failures().isEmpty();
        return (down ? Health.down() : Health.up())
                .withDetail("mode", mode)
                .withDetail(
                        "failures",
                        timestamping.failures().entrySet().stream()
                                .collect(Collectors.toMap(
                                        failure -> failure.getKey().toString(), failure -> failure.getValue())))
                .build();
    }
}
