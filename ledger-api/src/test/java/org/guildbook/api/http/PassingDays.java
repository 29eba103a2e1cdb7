package org.guildbook.api.http;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.guildbook.api.security.UserDirectory;
import org.guildbook.testing.Noon;
import org.guildbook.values.CommunityId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The application by a clock that tests move on, for what needs days to pass. It begins empty; as days never come back,
 * each test founds a community of its own, on whatever day it is.
 */
final class PassingDays extends ApplicationExtension {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 8);

    private static final List<CommunityId> COMMUNITIES =
            LongStream.rangeClosed(11, 29).mapToObj(PassingDays::community).toList();

    /** @param number 11 to 29 */
    static CommunityId community(long number) {
        return new CommunityId(new UUID(0x1000, number));
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        @Primary
        Noon days() {
            return new Noon(FIRST_DAY);
        }

        @Bean
        @Primary
        UserDirectory everybody() {
            return TestUsers.of(COMMUNITIES);
        }
    }

    @Override
    Running start(Path folder) {
        return Running.start(
                folder, Stream.of("--guildbook.limits.requests-per-minute-and-client=1000000"), Beans.class, () -> {});
    }
}
