package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** What all that happens in the year happens on: the ledger, the notebook beside it, today, and chance. */
final class Year {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    /** People who keep offices of the community and are no members. */
    final PartyId owner;

    final PartyId clerkOne;
    final PartyId clerkTwo;
    final PartyId treasurer;
    final PartyId secretary;
    final PartyId doorkeeper;
    final PartyId guardian;

    final Random chance;
    final Machine machine;
    final Clerk clerk;
    final NaiveGuild guild = new NaiveGuild();
    final Consequences consequences = new Consequences(guild);
    /** Whose year is told elsewhere: no chance befalls them. */
    final Set<PartyId> spared = new HashSet<>();

    LocalDate today = FIRST_DAY;

    Year(long seed, Machine machine) {
        this.chance = new Random(seed);
        this.machine = machine;
        this.clerk = new Clerk(machine, new Random(seed + 1));
        owner = party();
        clerkOne = party();
        clerkTwo = party();
        treasurer = party();
        secretary = party();
        doorkeeper = party();
        guardian = party();
    }

    UUID id() {
        return new UUID(chance.nextLong(), chance.nextLong());
    }

    PartyId party() {
        return new PartyId(id());
    }

    Sha256 words() {
        return new Sha256("%064x".formatted(chance.nextLong(Long.MAX_VALUE)));
    }

    boolean oneIn(int many) {
        return chance.nextInt(many) == 0;
    }

    <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    /** Somebody of whom it holds; absent if of nobody. */
    @Nullable
    NaiveMember anyMember(Predicate<NaiveMember> who) {
        List<NaiveMember> found = guild.members.values().stream().filter(who).toList();
        return found.isEmpty() ? null : any(found);
    }

    /** Members in good standing of a chapter, without any office. */
    Stream<NaiveMember> plain(ChapterId chapter) {
        return guild.of(chapter, today)
                .filter(member -> member.inGoodStanding(today)
                        && !spared.contains(member.party)
                        && !guild.holdsAny(member.party, today));
    }

    /** Some of them whose term does not end soon, so that a longer story can be told of them. */
    List<NaiveMember> steady(ChapterId chapter, int daysAhead) {
        return plain(chapter)
                .filter(member -> {
                    NaiveMember.Term term = member.termOn(today);
                    return term != null && today.plusDays(daysAhead + 60L).isBefore(member.end(term));
                })
                .toList();
    }

    /** Who leads the chapter; it always has somebody who does. */
    PartyId lead(ChapterId chapter) {
        PartyId lead = guild.holder(Role.CHAPTER_LEAD, Scope.chapter(chapter), today);
        if (lead == null) {
            throw new AssertionError("nobody leads " + chapter);
        }
        return lead;
    }

    List<PartyId> holders(Role role, ChapterId chapter) {
        return guild.held(role, Scope.chapter(chapter), today)
                .map(office -> office.holder)
                .toList();
    }

    /** What follows has followed. */
    void settle() {
        machine.awaitLog(guild.diary);
    }
}
