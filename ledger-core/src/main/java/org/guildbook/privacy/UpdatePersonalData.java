package org.guildbook.privacy;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.PrivacyEvent.UpdateReason;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Party;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A party corrects what is known of it, or the staff does and says why.
 *
 * @param vaultRefs the fields that the vault keeps from now on, with the name among them; it forgets all others
 */
public record UpdatePersonalData(
        PartyId party,
        List<VaultRef> vaultRefs,
        PartyId recorder,
        @Nullable UpdateReason reason,
        LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return recorder;
    }

    static List<LedgerEvent> decide(
            UpdatePersonalData command, Party party, Standing standing, Offices recorder, Today today) {
        RegisterParty.requireSelfOrStaff(command.party, standing, recorder, command.effectiveOn, today);
        boolean own = command.recorder.equals(command.party);
        Refused.when(!own && command.reason == null, "reason-missing");
        RegisterParty.requireName(command.vaultRefs);
        party.requireNext(command.vaultRefs);
        if (!party.registered()) {
            throw new Refused("unknown-reference").with("party", command.party);
        }
        return List.of(new PersonalDataUpdated(
                command.party, command.vaultRefs, command.recorder, own ? null : command.reason, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                UpdatePersonalData command,
                @InjectEntity(idProperty = "party") Party party,
                @InjectEntity(idProperty = "party") Standing standing,
                @InjectEntity(idProperty = "recorder") Offices recorder,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, party, standing, recorder, today));
        }
    }
}
