package org.guildbook.projections.privacies;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What parties said about their privacy, and whom the guardian protects. */
public final class Privacies {

    private final JdbcClient db;

    public Privacies(JdbcClient db) {
        this.db = db;
    }

    /** Everything that is known of the privacy of a party; also of one that said nothing. */
    public Privacy of(CommunityId community, PartyId party) {
        Optional<String> kind = db.sql("SELECT kind FROM projection.privacy_party WHERE community = ? AND party = ?")
                .params(community.value(), party.value())
                .query(String.class)
                .optional();
        List<Preference> preferences = db.sql("""
                        SELECT * FROM projection.privacy_preference
                        WHERE community = ? AND member = ? ORDER BY subject, audience""")
                .params(community.value(), party.value())
                .query((row, _) -> new Preference(
                        Audience.valueOf(row.getString("audience")),
                        field(row.getString("subject")),
                        PrivacyMode.valueOf(row.getString("mode"))))
                .list();
        List<Consent> consents = db.sql("""
                        SELECT * FROM projection.privacy_consent
                        WHERE community = ? AND member = ? ORDER BY purpose""")
                .params(community.value(), party.value())
                .query((row, _) -> new Consent(
                        row.getString("purpose"), row.getString("policy"), row.getObject("since", LocalDate.class)))
                .list();
        return new Privacy(
                Marks.asOf(db, PrivaciesProjection.NAME, community),
                party,
                kind.map(PartyKind::valueOf).orElse(null),
                preferences,
                consents,
                confidential(community).contains(party));
    }

    /** Everybody who must not be found; few. */
    public Set<PartyId> confidential(CommunityId community) {
        return new HashSet<>(db.sql("SELECT party FROM projection.privacy_confidential WHERE community = ?")
                .param(community.value())
                .query((row, _) -> new PartyId(row.getObject("party", UUID.class)))
                .list());
    }

    /** What some members said about how they appear. */
    public Settings settings(CommunityId community, Collection<PartyId> members) {
        Map<Setting, PrivacyMode> modes = new HashMap<>();
        db.sql("SELECT * FROM projection.privacy_preference WHERE community = ? AND member = ANY(?)")
                .params(community.value(), members.stream().map(PartyId::value).toArray(UUID[]::new))
                .query(row -> {
                    modes.put(
                            new Setting(
                                    new PartyId(row.getObject("member", UUID.class)),
                                    Audience.valueOf(row.getString("audience")),
                                    field(row.getString("subject"))),
                            PrivacyMode.valueOf(row.getString("mode")));
                });
        return new Settings(modes);
    }

    private static @Nullable PersonalField field(String subject) {
        return subject.equals(PrivaciesProjection.LEADERBOARDS) ? null : PersonalField.valueOf(subject);
    }

    private record Setting(
            PartyId member, Audience audience, @Nullable PersonalField field) {}

    /** How some members appear. */
    public static final class Settings {

        private final Map<Setting, PrivacyMode> modes;

        private Settings(Map<Setting, PrivacyMode> modes) {
            this.modes = Map.copyOf(modes);
        }

        /**
         * What the member said to the first of the audiences that the member said anything to; empty if to none.
         *
         * @param field absent for leaderboards
         * @param audiences that the viewer belongs to, the nearest first
         */
        public Optional<PrivacyMode> mode(PartyId member, @Nullable PersonalField field, List<Audience> audiences) {
            return audiences.stream()
                    .flatMap(audience -> Optional.ofNullable(modes.get(new Setting(member, audience, field))).stream())
                    .findFirst();
        }
    }

    /**
     * The privacy of a party.
     *
     * @param kind absent for a party that is not registered
     * @param preferences what the party said, newest per audience and field
     * @param consents that hold
     * @param confidential whether the party must not be found
     */
    public record Privacy(
            AsOf asOf,
            PartyId party,
            @Nullable PartyKind kind,
            List<Preference> preferences,
            List<Consent> consents,
            boolean confidential) {}

    /** How a member appears before an audience; {@code field} is absent for leaderboards. */
    public record Preference(Audience audience, @Nullable PersonalField field, PrivacyMode mode) {}

    /** An agreement to a purpose under a version of the privacy policy. */
    public record Consent(String purpose, String policy, LocalDate since) {}
}
