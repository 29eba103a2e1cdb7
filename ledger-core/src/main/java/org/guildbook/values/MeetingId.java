package org.guildbook.values;

import java.util.UUID;

/** A meeting of a board, or an assembly it called. */
public record MeetingId(UUID value) implements Id {

    public static MeetingId of(String uuid) {
        return new MeetingId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
