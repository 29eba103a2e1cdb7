package org.guildbook.api.proofs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.guildbook.timestamp.Authorities;
import org.guildbook.timestamp.TimestampAuthority;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time stamps of RFC 3161 for checkpoints, each a property {@code guildbook.timestamps.…}.
 *
 * @param mode {@code off}, {@code best-effort}: a failure is logged, or {@code required}: it also takes the health down
 * @param authority address of the authority
 * @param certificates PEM file of the certificates that vouch for its stamps
 * @param every how long after a stamp the next one is due, if the log has grown
 * @param timeout of one request to the authority
 * @param check how often to look for logs that are due
 */
@ConfigurationProperties("guildbook.timestamps")
public record TimestampProperties(
        @DefaultValue("off") Mode mode,
        @Nullable URI authority,
        @Nullable Path certificates,
        @DefaultValue("24h") Duration every,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("10m") Duration check) {

    /** What happens when there is no stamp. */
    public enum Mode {
        OFF,
        BEST_EFFORT,
        REQUIRED
    }

    public TimestampProperties {
        if (mode != Mode.OFF && (authority == null || certificates == null)) {
            throw new IllegalArgumentException(
                    "guildbook.timestamps.authority and guildbook.timestamps.certificates are needed");
        }
    }

    /** @throws IOException if there are no certificates in the file */
    TimestampAuthority client() throws IOException {
        if (authority == null || certificates == null) {
            throw new IllegalStateException("time stamps are off");
        }
        return new TimestampAuthority(authority, Authorities.read(certificates), timeout);
    }
}
