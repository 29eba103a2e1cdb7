package org.guildbook.dues;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent.AdmissionExpired;
import org.guildbook.events.StandingEvent.MembershipClosed;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/**
 * When a membership has ended, nobody waits for its dues any more; whoever resigns has settled them before.
 *
 * @param when the way it ended
 * @param member whose membership it was
 */
public record WhenMembershipEndsThenVoidInvoice<E extends LedgerEvent>(Class<E> when, Function<E, PartyId> member)
        implements Automation<E> {

    /** Every way out that may leave something unpaid. */
    public static List<Automation<?>> all() {
        return List.of(
                new WhenMembershipEndsThenVoidInvoice<>(AdmissionExpired.class, AdmissionExpired::member),
                new WhenMembershipEndsThenVoidInvoice<>(MembershipLapsed.class, MembershipLapsed::member),
                new WhenMembershipEndsThenVoidInvoice<>(MembershipClosed.class, MembershipClosed::member),
                new WhenMembershipEndsThenVoidInvoice<>(MemberExpelled.class, MemberExpelled::member),
                new WhenMembershipEndsThenVoidInvoice<>(MemberDeceased.class, MemberDeceased::member));
    }

    @Override
    public String name() {
        return "When" + when.getSimpleName() + "ThenVoidInvoice";
    }

    @Override
    public Optional<Command> then(E fact, Recorded recorded, Log log) {
        PartyId former = member.apply(fact);
        return log.latest(Tag.of("member", former), MemberAdmitted.class)
                .map(admitted -> new VoidInvoicesOfFormerMember(admitted.membership(), former, fact.effectiveOn()));
    }
}
