package org.guildbook.projections.year;

import java.util.ArrayList;
import java.util.List;
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
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.privacy.ClearConfidentialFlag;
import org.guildbook.privacy.GiveConsent;
import org.guildbook.privacy.RegisterParty;
import org.guildbook.privacy.SetConfidentialFlag;
import org.guildbook.privacy.SetPrivacyPreference;
import org.guildbook.privacy.WithdrawConsent;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** What members let others know of them. */
final class Speaking {

    private static final int HIDDEN_DAY = 100;
    private static final int FOUND_AGAIN_DAY = 290;

    private final Year year;
    private final NaiveGuild guild;
    private final List<PartyId> protectedOnes = new ArrayList<>();

    Speaking(Year year) {
        this.year = year;
        this.guild = year.guild;
    }

    void day(int number) {
        NaiveMember member = year.anyMember(one -> one.belongs(year.today));
        if (member == null) {
            return;
        }
        switch (number % 10) {
            case 2 -> register(member);
            case 4 -> prefer(member, null);
            case 6 -> prefer(member, PersonalField.EMAIL);
            case 8 -> consent(member);
            default -> {}
        }
        if (number == HIDDEN_DAY || number == HIDDEN_DAY + 1) {
            hide(year.any(year.steady(member.chapterOn(year.today), 1)).party);
        }
        if (number == FOUND_AGAIN_DAY) {
            PartyId found = protectedOnes.removeFirst();
            year.clerk.must(new ClearConfidentialFlag(found, year.guardian, year.today));
            guild.confidential.remove(found);
            guild.diary.note(ConfidentialFlagCleared.class, year.today, found);
            year.clerk.refuses("flag-not-set", new ClearConfidentialFlag(found, year.guardian, year.today));
        }
        year.settle();
    }

    private void register(NaiveMember member) {
        RegisterParty command = new RegisterParty(
                member.party,
                "PERSON",
                List.of(new VaultRef(PersonalField.NAME, 1, year.words())),
                year.clerkOne,
                year.today);
        if (guild.parties.containsKey(member.party)) {
            year.clerk.refuses("already-registered", command);
            return;
        }
        year.clerk.must(command);
        guild.parties.put(member.party, PartyKind.PERSON);
        guild.diary.note(PartyRegistered.class, year.today, member.party, year.clerkOne);
    }

    private void prefer(NaiveMember member, @Nullable PersonalField field) {
        PrivacyMode mode = year.chance.nextBoolean() ? PrivacyMode.HIDDEN : PrivacyMode.SHOWN;
        Audience audience = year.chance.nextBoolean() ? Audience.MEMBERS : Audience.PUBLIC;
        year.clerk.refuses(
                "preference-not-own",
                new SetPrivacyPreference(member.party, year.treasurer, audience, field, mode, year.today));
        year.clerk.must(new SetPrivacyPreference(member.party, member.party, audience, field, mode, year.today));
        guild.preferences.put(preference(member.party, audience, field), mode);
        guild.diary.note(PrivacyPreferenceSet.class, year.today, member.party);
    }

    /** How the notebook names what somebody said about a field, or about leaderboards. */
    static String preference(PartyId party, Audience audience, @Nullable PersonalField field) {
        return party + "/" + audience + "/" + field;
    }

    private void consent(NaiveMember member) {
        String purpose = year.chance.nextBoolean() ? "PHOTOS" : "NEWSLETTER";
        if (guild.consents.add(member.party + "/" + purpose)) {
            year.clerk.must(new GiveConsent(member.party, purpose, year.today));
            guild.diary.note(ConsentGiven.class, year.today, member.party);
        } else {
            year.clerk.must(new WithdrawConsent(member.party, purpose, year.today));
            guild.consents.remove(member.party + "/" + purpose);
            guild.diary.note(ConsentWithdrawn.class, year.today, member.party);
        }
        year.clerk.refuses("purpose-unknown", new GiveConsent(member.party, "GOSSIP", year.today));
    }

    private void hide(PartyId party) {
        SetConfidentialFlag command = new SetConfidentialFlag(party, year.guardian, year.today);
        if (guild.confidential.contains(party)) {
            year.clerk.refuses("flag-already-set", command);
            return;
        }
        year.clerk.must(command);
        guild.confidential.add(party);
        protectedOnes.add(party);
        guild.diary.note(ConfidentialFlagSet.class, year.today, party);
    }

    /** Whoever hides from an audience, or must not be found, is on no leaderboard. */
    static boolean ranked(NaiveGuild guild, PartyId party) {
        return !guild.confidential.contains(party)
                && guild.preferences.get(preference(party, Audience.MEMBERS, null)) != PrivacyMode.HIDDEN
                && guild.preferences.get(preference(party, Audience.PUBLIC, null)) != PrivacyMode.HIDDEN;
    }
}
