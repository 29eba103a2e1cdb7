package org.guildbook.privacy;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.rules.PrivacyPolicy;
import org.guildbook.values.PartyId;

/**
 * A member agrees that personal data are used for a purpose.
 *
 * @param purpose one of {@link PrivacyPolicy#PURPOSES}
 */
public record GiveConsent(PartyId member, String purpose, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return member;
    }

    static List<LedgerEvent> decide(GiveConsent command) {
        Refused.unless(PrivacyPolicy.PURPOSES.contains(command.purpose), "purpose-unknown");
        return List.of(new ConsentGiven(command.member, command.purpose, PrivacyPolicy.VERSION, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(GiveConsent command, EventAppender ledger) {
            ledger.append(decide(command));
        }
    }
}
