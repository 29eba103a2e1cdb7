package org.guildbook.projections.year;

import java.util.ArrayList;
import java.util.List;
import org.guildbook.contribution.AttestContribution;
import org.guildbook.contribution.ClaimContribution;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.points.TipMember;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.jspecify.annotations.Nullable;

/** Deeds, those who attest them, and thanks. */
final class Giving {

    private final Year year;
    private final NaiveGuild guild;

    Giving(Year year) {
        this.year = year;
        this.guild = year.guild;
    }

    void day(int number) {
        NaiveMember host =
                year.anyMember(member -> member.takesPart(year.today) && !guild.holdsAny(member.party, year.today));
        if (number % 2 == 0 && host != null) {
            NaiveGuild.Deed deed = claim(host, host.chapterOn(year.today));
            if (deed != null && !year.oneIn(8)) {
                attest(deed);
            }
        }
        NaiveMember gone = year.anyMember(member -> !member.belongs(year.today));
        if (number % 15 == 0 && gone != null) {
            year.clerk.refuses(
                    "claimant-not-entitled",
                    claims(new ContributionId(year.id()), gone.party, gone.chapterOn(year.today)));
        }
        NaiveMember giver = year.anyMember(member -> member.takesPart(year.today) && guild.balance(member.party) > 0);
        NaiveMember receiver = year.anyMember(member -> member.takesPart(year.today));
        if (giver != null && receiver != null) {
            tip(giver.party, receiver.party, 1L + year.chance.nextInt(30));
            if (number % 15 == 7 && gone != null) {
                year.clerk.refuses("receiver-not-eligible", new TipMember(giver.party, gone.party, 1, year.today));
            }
        }
        year.settle();
    }

    NaiveGuild.@Nullable Deed claim(NaiveMember member, ChapterId chapter) {
        ContributionId id = new ContributionId(year.id());
        if (year.clerk.may(claims(id, member.party, chapter)).isEmpty()) {
            return null;
        }
        NaiveGuild.Deed deed =
                new NaiveGuild.Deed(id, Category.HOSTING, member.party, chapter, year.today, new ArrayList<>());
        guild.deeds.put(id, deed);
        guild.diary.note(ContributionClaimed.class, year.today, member.party);
        return deed;
    }

    private ClaimContribution claims(ContributionId id, PartyId claimant, ChapterId chapter) {
        return new ClaimContribution(
                claimant,
                id,
                Category.HOSTING,
                1,
                List.of(new Share(claimant, 1_000_000)),
                null,
                chapter,
                null,
                null,
                year.today);
    }

    private void attest(NaiveGuild.Deed deed) {
        attest(deed, Role.CHAPTER_LEAD, year.lead(deed.chapter()));
        if (!year.oneIn(4)) {
            year.holders(Role.BOARD_MEMBER, deed.chapter()).stream()
                    .findFirst()
                    .ifPresent(attester -> attest(deed, Role.BOARD_MEMBER, attester));
        }
        year.clerk.refuses("attester-office-missing", attests(deed, Role.CHAPTER_LEAD, deed.member()));
    }

    private void attest(NaiveGuild.Deed deed, Role office, PartyId attester) {
        if (year.clerk.may(attests(deed, office, attester)).isPresent()) {
            deed.attesters().add(attester);
            guild.diary.note(ContributionAttested.class, year.today, attester);
            year.clerk.refuses("already-attested", attests(deed, office, attester));
        }
    }

    private AttestContribution attests(NaiveGuild.Deed deed, Role office, PartyId attester) {
        return new AttestContribution(attester, deed.id(), office, Quarter.of(deed.day()), year.today);
    }

    private void tip(PartyId giver, PartyId receiver, long amount) {
        TipMember tip = new TipMember(giver, receiver, amount, year.today);
        if (giver.equals(receiver)) {
            year.clerk.refuses("self-tip", tip);
        } else if (guild.balance(giver) < amount) {
            year.clerk.refuses("insufficient-points", tip);
        } else if (year.clerk.may(tip).isPresent()) {
            guild.tips.add(new NaiveGuild.Tip(giver, receiver, amount, Quarter.of(year.today)));
            guild.diary.note(PointsTipped.class, year.today, giver, receiver);
        }
    }
}
