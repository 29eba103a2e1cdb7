package org.guildbook.projections.privacies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.events.PrivacyEvent.ConsentWithdrawn;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.events.Recorded;
import org.guildbook.projections.ReadModels;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.RollQuestion;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.privacies.Privacies.Consent;
import org.guildbook.projections.privacies.Privacies.Preference;
import org.guildbook.projections.privacies.Privacies.Privacy;
import org.guildbook.projections.privacies.Privacies.Settings;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.projections.testing.SeededCommunity;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class PrivaciesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final SeededCommunity COMMUNITY = new SeededCommunity(41);

    private static final CommunityId ID = COMMUNITY.id();

    private static final LocalDate DAY = LocalDate.of(2025, 4, 20);

    private static List<LedgerEvent> facts = List.of();

    private static PartyId open = PartyId.SYSTEM;

    private static PartyId holder = PartyId.SYSTEM;

    @SuppressWarnings("NullAway.Init") // set before any test
    private static JdbcClient db;

    @BeforeAll
    static void fold() {
        facts = COMMUNITY.facts(30, 40, 40);
        open = COMMUNITY.members().get(5);
        holder = holderOn(DAY);
        List<LedgerEvent> all = new ArrayList<>(facts);
        all.addAll(List.of(
                new PartyRegistered(open, PartyKind.PERSON, List.of(), open, DAY),
                new PrivacyPreferenceSet(open, Audience.MEMBERS, PersonalField.NAME, PrivacyMode.HIDDEN, DAY),
                new PrivacyPreferenceSet(open, Audience.MEMBERS, PersonalField.NAME, PrivacyMode.SHOWN, DAY),
                new PrivacyPreferenceSet(open, Audience.GROUP, PersonalField.PHONE, PrivacyMode.SHOWN, DAY),
                new PrivacyPreferenceSet(open, Audience.PUBLIC, null, PrivacyMode.NICKNAME, DAY),
                new ConsentGiven(open, "PHOTOS", "PP-1", DAY),
                new ConsentGiven(open, "RESEARCH", "PP-1", DAY),
                new ConsentWithdrawn(open, "RESEARCH", DAY),
                new ConfidentialFlagSet(open, DAY),
                new ConfidentialFlagCleared(open, DAY),
                new ConfidentialFlagSet(holder, DAY)));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            List<Recorded> recorded = ledger.append(ID, all);
            Folding folding = new Folding(DATABASE.dataSource());
            ReadModels.all().forEach(projection -> folding.fold(projection, recorded, 7));
            db = folding.db();
        }
    }

    /** A member who holds an office on the day. */
    private static PartyId holderOn(LocalDate day) {
        return facts.stream()
                .filter(OfficeAppointed.class::isInstance)
                .map(OfficeAppointed.class::cast)
                .filter(office -> !day.isBefore(office.from())
                        && COMMUNITY.members().contains(office.officeHolder())
                        && !office.officeHolder().equals(open))
                .map(OfficeAppointed::officeHolder)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_said_last_counts() {
        Privacy privacy = new Privacies(db).of(ID, open);
        assertThat(privacy.kind()).isEqualTo(PartyKind.PERSON);
        assertThat(privacy.preferences())
                .containsExactlyInAnyOrder(
                        new Preference(Audience.MEMBERS, PersonalField.NAME, PrivacyMode.SHOWN),
                        new Preference(Audience.GROUP, PersonalField.PHONE, PrivacyMode.SHOWN),
                        new Preference(Audience.PUBLIC, null, PrivacyMode.NICKNAME));
        assertThat(privacy.consents()).containsExactly(new Consent("PHOTOS", "PP-1", DAY));
        assertThat(privacy.confidential()).isFalse();
        assertThat(new Privacies(db).confidential(ID)).containsExactly(holder);
    }

    @Test
    void the_nearest_audience_counts() {
        Settings settings = new Privacies(db).settings(ID, List.of(open, holder));
        List<Audience> near = List.of(Audience.GROUP, Audience.CHAPTER, Audience.MEMBERS, Audience.PUBLIC);
        assertThat(settings.mode(open, PersonalField.NAME, near)).contains(PrivacyMode.SHOWN);
        assertThat(settings.mode(open, PersonalField.PHONE, near)).contains(PrivacyMode.SHOWN);
        assertThat(settings.mode(open, PersonalField.PHONE, near.subList(1, 4))).isEmpty();
        assertThat(settings.mode(open, null, near)).contains(PrivacyMode.NICKNAME);
        assertThat(settings.mode(holder, null, near)).isEmpty();
    }

    @Test
    void who_must_not_be_found_is_in_no_list() {
        OfficeHolders holders = new OfficeHolders(db);
        assertThat(holders.on(ID, DAY).offices())
                .isNotEmpty()
                .noneMatch(office -> office.holder().equals(holder));
        assertThat(holders.of(ID, holder, DAY).offices())
                .as("the office is held")
                .isNotEmpty();
        MembershipStatuses statuses = new MembershipStatuses(db);
        RollQuestion everybody = new RollQuestion(DAY, null, null, null, RollQuestion.NOW);
        assertThat(statuses.roll(ID, everybody, null, 200).members())
                .anyMatch(member -> member.member().equals(open))
                .noneMatch(member -> member.member().equals(holder));
        assertThat(statuses.of(ID, holder, DAY)).isPresent();
    }
}
