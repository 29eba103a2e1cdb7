package org.guildbook.values;

import java.util.UUID;

/** Money asked for, approved and paid out. */
public record ExpenseId(UUID value) implements Id {

    public static ExpenseId of(String uuid) {
        return new ExpenseId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
