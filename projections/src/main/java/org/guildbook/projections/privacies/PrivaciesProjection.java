package org.guildbook.projections.privacies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.events.PrivacyEvent.ConsentWithdrawn;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.confidential.ConfidentialPage;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link Privacies}. */
public final class PrivaciesProjection implements Projection {

    public static final String NAME = "privacies";

    /** Stands where a preference is about no field. */
    static final String LEADERBOARDS = "LEADERBOARDS";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("privacy_party", "privacy_preference", "privacy_consent", "privacy_confidential");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        for (Recorded recorded : page) {
            switch (recorded.fact()) {
                case PrivacyEvent event -> rows.add(recorded, event);
                case CommunityEvent _,
                        ChapterEvent _,
                        MembershipEvent _,
                        StandingEvent _,
                        TransferEvent _,
                        ConductEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PolicyEvent _ -> {}
            }
        }
        rows.write(db);
    }

    private static final class Page {

        private record Purpose(CommunityId community, PartyId member, String purpose) {}

        private record Subject(CommunityId community, PartyId member, String audience, String subject) {}

        private final Rows parties = new Rows("community uuid", "party uuid", "kind text");
        private final Map<Subject, PrivacyPreferenceSet> preferences = new LinkedHashMap<>();
        private final Map<Purpose, Optional<ConsentGiven>> consents = new LinkedHashMap<>();
        private final ConfidentialPage confidential = new ConfidentialPage("privacy");

        void add(Recorded recorded, PrivacyEvent event) {
            CommunityId community = recorded.community();
            switch (event) {
                case PartyRegistered party -> parties.add(community, party.party(), party.kind());
                case PrivacyPreferenceSet preference ->
                    preferences.put(
                            new Subject(
                                    community,
                                    preference.member(),
                                    preference.audience().name(),
                                    subject(preference.field())),
                            preference);
                case ConsentGiven consent ->
                    consents.put(new Purpose(community, consent.member(), consent.purpose()), Optional.of(consent));
                case ConsentWithdrawn consent ->
                    consents.put(new Purpose(community, consent.member(), consent.purpose()), Optional.empty());
                case ConfidentialFlagSet _, ConfidentialFlagCleared _ -> confidential.add(recorded, event);
                case PersonalDataUpdated _, ErasureRecorded _ -> {}
            }
        }

        private static String subject(@Nullable PersonalField field) {
            return field == null ? LEADERBOARDS : field.name();
        }

        void write(JdbcOperations db) {
            parties.insert(db, "privacy_party", "");
            Rows said = new Rows("community uuid", "member uuid", "audience text", "subject text", "mode text");
            preferences.forEach((subject, preference) -> said.add(
                    subject.community(), subject.member(), subject.audience(), subject.subject(), preference.mode()));
            said.insert(
                    db,
                    "privacy_preference",
                    "ON CONFLICT (community, member, audience, subject) DO UPDATE SET mode = excluded.mode");
            consents(db);
            confidential.write(db);
        }

        private void consents(JdbcOperations db) {
            Rows given = new Rows("community uuid", "member uuid", "purpose text", "policy text", "since date");
            Rows withdrawn = new Rows("community uuid", "member uuid", "purpose text");
            consents.forEach((of, consent) -> consent.ifPresentOrElse(
                    fact -> given.add(of.community(), of.member(), of.purpose(), fact.policy(), fact.effectiveOn()),
                    () -> withdrawn.add(of.community(), of.member(), of.purpose())));
            given.insert(
                    db,
                    "privacy_consent",
                    "ON CONFLICT (community, member, purpose)"
                            + " DO UPDATE SET policy = excluded.policy, since = excluded.since");
            withdrawn.write(db, """
                    DELETE FROM privacy_consent c USING {rows}
                    WHERE c.community = r.community AND c.member = r.member AND c.purpose = r.purpose""");
        }
    }
}
