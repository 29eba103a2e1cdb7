package org.guildbook.privacy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Party;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * The community gets to know a person, a team or an organisation; what it is called is kept in the vault.
 *
 * @param kind name of a {@link PartyKind}
 * @param vaultRefs the fields that the vault keeps, with the name among them
 * @param recorder the party itself, or staff
 */
public record RegisterParty(
        PartyId party, String kind, List<VaultRef> vaultRefs, PartyId recorder, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return recorder;
    }

    static List<LedgerEvent> decide(
            RegisterParty command, Party party, Standing standing, Offices recorder, Today today) {
        requireSelfOrStaff(command.party, standing, recorder, command.effectiveOn, today);
        PartyKind kind = Arrays.stream(PartyKind.values())
                .filter(each -> each.name().equals(command.kind))
                .findAny()
                .orElseThrow(() -> new Refused("party-kind-unknown").with("known", List.of(PartyKind.values())));
        requireName(command.vaultRefs);
        Refused.when(party.registered() && !party.erased(), "already-registered");
        party.requireNext(command.vaultRefs);
        return List.of(
                new PartyRegistered(command.party, kind, command.vaultRefs, command.recorder, command.effectiveOn));
    }

    static void requireName(List<VaultRef> vaultRefs) {
        Refused.unless(vaultRefs.stream().anyMatch(ref -> ref.field() == PersonalField.NAME), "vault-record-missing");
    }

    /** Somebody's data are that person's own business, and the staff's. */
    static void requireSelfOrStaff(
            PartyId party, Standing standing, Offices recorder, LocalDate effectiveOn, Today today) {
        if (!recorder.officeHolder().equals(party)) {
            Scope matter = standing.chapter() == null ? Scope.COMMUNITY : Scope.chapter(standing.chapter());
            recorder.require(Set.of(Role.STAFF), matter, effectiveOn, today);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RegisterParty command,
                @InjectEntity(idProperty = "party") Party party,
                @InjectEntity(idProperty = "party") Standing standing,
                @InjectEntity(idProperty = "recorder") Offices recorder,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, party, standing, recorder, today));
        }
    }
}
