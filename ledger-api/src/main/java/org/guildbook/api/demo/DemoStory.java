package org.guildbook.api.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A year of the demo community, told until a day. */
final class DemoStory {

    static final ZoneId TIME_ZONE = ZoneId.of("Asia/Shanghai");

    /** The same steps in the same order for the same cast, day and seed. */
    static List<DemoStep> tell(DemoCast cast, LocalDate until, long seed) {
        return new DemoPlan().steps();
    }

    private DemoStory() {}
}
