package org.guildbook.values;

import java.util.UUID;

/** The demand for one dues cycle of one membership. */
public record InvoiceId(UUID value) implements Id {

    public static InvoiceId of(String uuid) {
        return new InvoiceId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
