package org.guildbook.values;

import java.util.UUID;

/** Money received for invoices. */
public record PaymentId(UUID value) implements Id {

    public static PaymentId of(String uuid) {
        return new PaymentId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
