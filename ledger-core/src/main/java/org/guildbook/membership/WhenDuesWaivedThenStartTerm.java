package org.guildbook.membership;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.Recorded;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;

/** When dues were waived, the term they settle begins; a waiver of a part is refused as not settling it yet. */
public final class WhenDuesWaivedThenStartTerm implements Automation<DuesWaived> {

    @Override
    public Class<DuesWaived> when() {
        return DuesWaived.class;
    }

    @Override
    public Optional<Command> then(DuesWaived waived, Recorded recorded, Log log) {
        MembershipId membership = waived.membership();
        // An honour has no terms.
        return membership == null
                ? Optional.empty()
                : Optional.of(new StartTerm(
                        termOf(waived.invoice()),
                        membership,
                        waived.member(),
                        waived.invoice(),
                        PartyId.SYSTEM,
                        waived.effectiveOn()));
    }

    /** The term that a waiver starts: one id, so that a repetition asks for the same term. */
    private static TermId termOf(InvoiceId invoice) {
        return new TermId(UUID.nameUUIDFromBytes(("term/waived/" + invoice).getBytes(StandardCharsets.UTF_8)));
    }
}
