package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.api.http.Http.COMMUNITY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.guildbook.api.proofs.Timestamping;
import org.guildbook.timestamp.Authorities;
import org.guildbook.verify.Known;
import org.guildbook.verify.LogVerifier;
import org.guildbook.verify.Report;
import org.guildbook.verify.TrustedKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(RunningGuildbook.class)
class TimestampingTest {

    @TempDir
    Path folder;

    @Test
    void a_checkpoint_is_stamped_and_the_stamp_recorded_once_until_the_next_is_due(
            Http http, ConfigurableApplicationContext application) throws IOException {
        Timestamping timestamping = application.getBean(Timestamping.class);
        PublishedLogTest.covered(http);
        timestamping.round();
        long stamped = position(http);
        assertThat(http.get(null, COMMUNITY + "/entries/" + stamped + "/leaf")
                        .expect(200)
                        .text())
                .contains("\"type\":\"community.CheckpointStamped\"");
        timestamping.round();
        assertThat(position(http)).isEqualTo(stamped);

        PublishedLogTest.covered(http);
        Report report = verify(http, application);
        assertThat(report.findings()).isEmpty();
        assertThat(report.facts()).anyMatch(fact -> fact.startsWith("1 time stamps, the newest of "));
    }

    private static long position(Http http) {
        return http.get(null, COMMUNITY + "/head")
                .expect(200)
                .json()
                .path("position")
                .asLong();
    }

    private Report verify(Http http, ConfigurableApplicationContext application) throws IOException {
        Path export = Files.write(
                folder.resolve("export.zip"),
                http.get(null, COMMUNITY + "/export").expect(200).response().body());
        Authorities authorities = Authorities.read(
                Path.of(application.getEnvironment().getRequiredProperty("guildbook.timestamps.certificates")));
        TrustedKeys keys = TrustedKeys.of(PublishedLogTest.key(http));
        return LogVerifier.verifyExport(
                export, new Known(keys, Optional.empty(), Optional.empty(), authorities), (_, _) -> {});
    }
}
