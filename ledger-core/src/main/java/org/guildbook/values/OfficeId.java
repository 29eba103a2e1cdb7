package org.guildbook.values;

import java.util.UUID;

/** One appointment of one holder to one role, for a term. */
public record OfficeId(UUID value) implements Id {

    public static OfficeId of(String uuid) {
        return new OfficeId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
