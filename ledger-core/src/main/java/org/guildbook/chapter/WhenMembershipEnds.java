package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/**
 * When a membership has ended, in whatever way, offices and the seat in a small group become free.
 *
 * @param when the way it ended
 * @param member whose membership it was
 * @param then what follows, as in {@link #name}
 */
public record WhenMembershipEnds<E extends LedgerEvent>(Class<E> when, Function<E, PartyId> member, Then then)
        implements Automation<E> {

    /** What becomes free. */
    public enum Then {
        VACATE_OFFICE("VacateOffice") {
            @Override
            Optional<Command> command(PartyId member, LocalDate day, Log log) {
                return Optional.of(new VacateOfficesOfFormerMember(member, day));
            }
        },
        LEAVE_SMALL_GROUP("LeaveSmallGroup") {
            @Override
            Optional<Command> command(PartyId member, LocalDate day, Log log) {
                return log.latest(Tag.of("member", member), SmallGroupJoined.class)
                        .map(joined -> new LeaveSmallGroup(joined.group(), member, PartyId.SYSTEM, day));
            }
        };

        private final String words;

        Then(String words) {
            this.words = words;
        }

        abstract Optional<Command> command(PartyId member, LocalDate day, Log log);
    }

    /** Every way out with everything that follows. */
    public static List<Automation<?>> all() {
        return Stream.of(Then.values())
                .<Automation<?>>flatMap(then -> Stream.of(
                        new WhenMembershipEnds<>(MembershipLapsed.class, MembershipLapsed::member, then),
                        new WhenMembershipEnds<>(MemberResigned.class, MemberResigned::member, then),
                        new WhenMembershipEnds<>(MemberExpelled.class, MemberExpelled::member, then),
                        new WhenMembershipEnds<>(MemberDeceased.class, MemberDeceased::member, then)))
                .toList();
    }

    @Override
    public String name() {
        return "When" + when.getSimpleName() + "Then" + then.words;
    }

    @Override
    public Optional<Command> then(E fact, Recorded recorded, Log log) {
        return then.command(member.apply(fact), fact.effectiveOn(), log);
    }
}
