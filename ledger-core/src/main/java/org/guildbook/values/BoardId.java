package org.guildbook.values;

import java.util.UUID;

/** The elected body of a chapter, or of the community. */
public record BoardId(UUID value) implements Id {

    public static BoardId of(String uuid) {
        return new BoardId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
