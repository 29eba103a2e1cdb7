package org.guildbook.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.CommunityEvent.SigningKeyRotated;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SigningKeys;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * The owner lets another key sign the log, which the key before it vouches for; for some time both sign.
 *
 * @param newKey verifier key
 * @param endorsement signature line of the key before; checked by whoever verifies the log
 */
public record RotateSigningKey(
        PartyId actor, String newKey, String endorsement, LocalDate bothUntil, LocalDate effectiveOn)
        implements Command {

    /** Days for which the key before signs as well, so that everybody can learn of the new one. */
    static final int OVERLAP_DAYS_MIN = 7;

    static final int OVERLAP_DAYS_MAX = 366;

    static final int KEY_LENGTH_MAX = 300;
    static final int ENDORSEMENT_LENGTH_MAX = 300;

    static List<LedgerEvent> decide(RotateSigningKey command, SigningKeys keys, Offices actor, Today today) {
        actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        Refused.when(
                command.newKey.length() > KEY_LENGTH_MAX || command.endorsement.length() > ENDORSEMENT_LENGTH_MAX,
                "limit-exceeded");
        Refused.when(keys.named().contains(command.newKey), "signing-key-already-named");
        LocalDate first = today.date().plusDays(OVERLAP_DAYS_MIN);
        LocalDate last = today.date().plusDays(OVERLAP_DAYS_MAX);
        if (command.bothUntil.isBefore(first) || command.bothUntil.isAfter(last)) {
            throw new Refused("overlap-out-of-range")
                    .with("bothUntil", command.bothUntil)
                    .with("min", first)
                    .with("max", last);
        }
        return List.of(new SigningKeyRotated(
                keys.community(), command.newKey, command.endorsement, command.bothUntil, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RotateSigningKey command,
                @InjectEntity(idResolver = ThisCommunity.class) SigningKeys keys,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, keys, actor, today));
        }
    }
}
