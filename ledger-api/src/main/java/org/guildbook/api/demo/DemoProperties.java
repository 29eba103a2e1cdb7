package org.guildbook.api.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo community, each a property {@code guildbook.demo.…}.
 *
 * @param enabled by default only with the embedded database
 * @param members at the beginning of the year, 30 to 5,000; one chapter per 30 of them, 2 to 13
 * @param seed another seed, another community
 */
@ConfigurationProperties("guildbook.demo")
public record DemoProperties(
        @Nullable Boolean enabled,
        @DefaultValue("1900") int members,
        @DefaultValue("2026") long seed) {

    private static final int FEWEST_MEMBERS = 30;
    private static final int MOST_MEMBERS = 5_000;

    public DemoProperties {
        if (members < FEWEST_MEMBERS || members > MOST_MEMBERS) {
            throw new IllegalArgumentException(
                    "guildbook.demo.members is %d, expected %d to %d".formatted(members, FEWEST_MEMBERS, MOST_MEMBERS));
        }
    }
}
