package org.guildbook.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.rules.Offices;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A member, or the guardian in the member's place, says how to appear before an audience.
 *
 * @param setter the member, or the guardian
 * @param field what it is about; absent for leaderboards
 */
public record SetPrivacyPreference(
        PartyId member,
        PartyId setter,
        Audience audience,
        @Nullable PersonalField field,
        PrivacyMode mode,
        LocalDate effectiveOn)
        implements Command {

    private static final Set<PrivacyMode> PLAIN = Set.of(PrivacyMode.SHOWN, PrivacyMode.HIDDEN);

    @Override
    public PartyId actor() {
        return setter;
    }

    static List<LedgerEvent> decide(SetPrivacyPreference command, Offices setter, Today today) {
        Refused.unless(
                command.setter.equals(command.member)
                        || setter.authorise(Set.of(Role.GUARDIAN), Scope.COMMUNITY, command.effectiveOn, today),
                "preference-not-own");
        Refused.when(command.audience == Audience.AUDIT, "audit-scope-cannot-be-limited");
        // Another name stands for a name; a telephone number has none.
        boolean named = command.field == null || command.field == PersonalField.NAME;
        Refused.unless(named || PLAIN.contains(command.mode), "privacy-mode-unfit");
        return List.of(new PrivacyPreferenceSet(
                command.member, command.audience, command.field, command.mode, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SetPrivacyPreference command,
                @InjectEntity(idProperty = "setter") Offices setter,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, setter, today));
        }
    }
}
