package org.guildbook.values;

import java.util.UUID;

/** A case of conduct or of a disputed deed, from the report on. */
public record CaseId(UUID value) implements Id {

    public static CaseId of(String uuid) {
        return new CaseId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
