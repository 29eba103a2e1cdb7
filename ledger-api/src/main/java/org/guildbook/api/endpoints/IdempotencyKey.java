package org.guildbook.api.endpoints;

import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** The caller's name for one request, under which it is recorded at most once. */
record IdempotencyKey(String text) {

    static final String HEADER = "Idempotency-Key";

    /** Longest key, in characters: with the party in front it fits a command id. */
    static final int LIMIT_CHARS = 60;

    static IdempotencyKey parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw FaultException.of(Fault.IDEMPOTENCY_KEY_MISSING);
        }
        if (!header.matches("[!-~]{1," + LIMIT_CHARS + "}")) {
            throw FaultException.of(
                    Fault.IDEMPOTENCY_KEY_INVALID,
                    HEADER,
                    header,
                    "1 to " + LIMIT_CHARS + " visible ASCII characters without a space");
        }
        return new IdempotencyKey(header);
    }

    /** Two parties that choose the same key do not meet. */
    String commandId(PartyId actor) {
        return actor + "/" + text;
    }
}
