package org.guildbook.values;

import java.util.UUID;

/** A person, team or organisation known to one community; unlinkable between communities. */
public record PartyId(UUID value) implements Id {

    /** The actor of automations and of the operator's own commands; no person, holds no office. */
    public static final PartyId SYSTEM = new PartyId(new UUID(0, 0));

    public static PartyId of(String uuid) {
        return new PartyId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
