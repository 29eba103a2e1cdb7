package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGuildbook.class)
class OpenApiTest {

    private static final Path KEPT = Path.of("..", "docs", "openapi.yaml");

    /** Kept anew with {@code -Dguildbook.openapi.write=true}. */
    @Test
    void the_kept_description_is_the_one_the_application_gives(Http http) throws IOException {
        String given = http.get(null, "/v3/api-docs.yaml").expect(200).text();
        if (Boolean.getBoolean("guildbook.openapi.write")) {
            Files.writeString(KEPT, given);
        }
        assertThat(given).isEqualTo(Files.readString(KEPT));
    }
}
