package org.guildbook.community;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.OpensLog;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Founding;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** A community opens its log, and its first owner takes office. */
public record FoundCommunity(
        String name,
        Kind kind,
        String timeZone,
        String currency,
        List<RelationKind> relationKinds,
        PartyId owner,
        OfficeId office,
        LocalDate effectiveOn)
        implements OpensLog {

    static final int NAME_LENGTH_MAX = 100;

    /** Years the first owner is appointed for. */
    static final int OWNER_TERM_YEARS = 3;

    /** The operator's own command: nobody holds an office yet. */
    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    static List<LedgerEvent> decide(FoundCommunity command, Founding founding) {
        Refused.when(founding.founded(), "community-already-founded");
        Refused.when(command.name.isBlank() || command.name.length() > NAME_LENGTH_MAX, "limit-exceeded");
        Refused.unless(ZoneId.getAvailableZoneIds().contains(command.timeZone), "time-zone-unknown");
        Refused.unless(isCurrency(command.currency), "currency-unknown");
        return List.of(
                new CommunityFounded(
                        founding.community(),
                        command.name,
                        command.kind,
                        command.timeZone,
                        command.currency,
                        command.relationKinds,
                        command.owner,
                        command.effectiveOn),
                new OfficeAppointed(
                        command.office,
                        Role.OWNER,
                        Scope.COMMUNITY,
                        command.owner,
                        command.effectiveOn,
                        command.effectiveOn.plusYears(OWNER_TERM_YEARS),
                        Basis.OPENING,
                        null,
                        command.effectiveOn));
    }

    private static boolean isCurrency(String code) {
        return Currency.availableCurrencies().map(Currency::getCurrencyCode).anyMatch(code::equals);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                FoundCommunity command,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                EventAppender ledger) {
            ledger.append(decide(command, founding));
        }
    }
}
