package org.guildbook.tampering;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack is seen by whom the table says, as what it says, and by nobody else. */
class AttacksTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.unaudited();

    private static final List<Scene> SCENES = new ArrayList<>();

    @BeforeAll
    static void record(@TempDir Path recorded, @TempDir Path folder) throws Exception {
        SCENES.add(new Scene((HikariDataSource) database.dataSource(), recorded, folder));
    }

    static Stream<Attack> attacks() {
        return Stream.concat(Attacks.ALL.stream(), Attacks.HARMLESS.stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void everybody_sees_what_the_table_says(Attack attack) throws Exception {
        Scene scene = SCENES.getFirst();
        scene.restore();
        attack.act().on(scene);
        Map<Detector, Set<String>> seen = new Observation(scene).all();
        for (Detector by : Detector.values()) {
            String expected = attack.seen().get(by);
            if (expected == null) {
                assertThat(seen.get(by)).as(by.title()).isEmpty();
            } else {
                assertThat(seen.get(by)).as(by.title()).contains(expected);
            }
        }
    }
}
