package org.guildbook.api.endpoints;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.BoardId;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.GroupId;
import org.guildbook.values.Id;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.LotId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TeamId;
import org.guildbook.values.TermId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The ledger's values in JSON: an id, a hash and a quarter are texts. */
final class LedgerTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    static final List<Class<? extends Id>> IDS = List.of(
            ActivityId.class,
            ApplicationId.class,
            BoardId.class,
            CaseId.class,
            ChapterId.class,
            CommitteeId.class,
            CommunityId.class,
            ContributionId.class,
            ExpenseId.class,
            GroupId.class,
            InvoiceId.class,
            LotId.class,
            MeetingId.class,
            MembershipId.class,
            OfficeId.class,
            PartyId.class,
            PaymentId.class,
            PolicyId.class,
            ReferralId.class,
            ScheduleId.class,
            TeamId.class,
            TermId.class);

    LedgerTypes() {
        super("ledger-types");
        id(ActivityId.class, ActivityId::new);
        id(ApplicationId.class, ApplicationId::new);
        id(BoardId.class, BoardId::new);
        id(CaseId.class, CaseId::new);
        id(ChapterId.class, ChapterId::new);
        id(CommitteeId.class, CommitteeId::new);
        id(CommunityId.class, CommunityId::new);
        id(ContributionId.class, ContributionId::new);
        id(ExpenseId.class, ExpenseId::new);
        id(GroupId.class, GroupId::new);
        id(InvoiceId.class, InvoiceId::new);
        id(LotId.class, LotId::new);
        id(MeetingId.class, MeetingId::new);
        id(MembershipId.class, MembershipId::new);
        id(OfficeId.class, OfficeId::new);
        id(PartyId.class, PartyId::new);
        id(PaymentId.class, PaymentId::new);
        id(PolicyId.class, PolicyId::new);
        id(ReferralId.class, ReferralId::new);
        id(ScheduleId.class, ScheduleId::new);
        id(TeamId.class, TeamId::new);
        id(TermId.class, TermId::new);
        text(Sha256.class, Sha256::new);
        text(Quarter.class, Quarter::parse);
    }

    private <T extends Id> void id(Class<T> type, Function<UUID, T> of) {
        text(type, text -> of.apply(canonical(text)));
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new FromText<>(type, parse));
        addSerializer(type, new ToText<>(type));
    }

    /** The JDK reads {@code 1-1-1-1-1} as a UUID; the ledger does not. */
    private static UUID canonical(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return uuid;
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private final Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked") // the class is the one this reader was made for
        public T deserialize(JsonParser parser, DeserializationContext context) {
            Class<T> type = (Class<T>) handledType();
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(type, parser);
            }
            String text = parser.getString();
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, type, "not readable");
            }
        }
    }

    private static final class ToText<T> extends StdSerializer<T> {

        ToText(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }
}
