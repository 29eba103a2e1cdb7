package org.guildbook.dues;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;

/** When a renewal is due, the dues of the next year are asked for; whoever has paid early was asked before. */
public final class WhenRenewalWindowOpenedThenInvoiceDues implements Automation<RenewalWindowOpened> {

    @Override
    public Class<RenewalWindowOpened> when() {
        return RenewalWindowOpened.class;
    }

    @Override
    public Optional<Command> then(RenewalWindowOpened opened, Recorded recorded, Log log) {
        return Optional.of(new InvoiceDues(
                PartyId.SYSTEM,
                invoiceAfter(opened.term()),
                opened.membership(),
                opened.member(),
                opened.toExclusive(),
                opened.effectiveOn()));
    }

    /** The invoice for the year after a term: one id, so that a repetition asks for the same invoice. */
    public static InvoiceId invoiceAfter(TermId term) {
        return new InvoiceId(UUID.nameUUIDFromBytes(("invoice/renewal/" + term).getBytes(StandardCharsets.UTF_8)));
    }
}
