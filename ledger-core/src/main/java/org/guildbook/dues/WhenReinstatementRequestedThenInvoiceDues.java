package org.guildbook.dues;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.Recorded;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;

/** When a lapsed member asks to come back, dues are asked for; while a renewal is partly paid, that is to be paid. */
public final class WhenReinstatementRequestedThenInvoiceDues implements Automation<ReinstatementRequested> {

    @Override
    public Class<ReinstatementRequested> when() {
        return ReinstatementRequested.class;
    }

    @Override
    public Optional<Command> then(ReinstatementRequested requested, Recorded recorded, Log log) {
        return Optional.of(new InvoiceDues(
                PartyId.SYSTEM,
                invoiceAfter(requested.term()),
                requested.membership(),
                requested.member(),
                requested.effectiveOn(),
                requested.effectiveOn()));
    }

    /** The invoice for coming back after a term: one id, so that a repetition asks for the same invoice. */
    public static InvoiceId invoiceAfter(TermId term) {
        return new InvoiceId(
                UUID.nameUUIDFromBytes(("invoice/reinstatement/" + term).getBytes(StandardCharsets.UTF_8)));
    }
}
