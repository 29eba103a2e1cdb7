package org.guildbook.values;

import java.util.UUID;

/** A dues schedule: who pays how much a year. */
public record ScheduleId(UUID value) implements Id {

    public static ScheduleId of(String uuid) {
        return new ScheduleId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
