package org.guildbook.dues;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.Recorded;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.PartyId;

/** When somebody was honoured, the dues of the first year are invoiced and waived. */
public final class WhenHonoraryMembershipConferredThenInvoiceDues implements Automation<HonoraryMembershipConferred> {

    @Override
    public Class<HonoraryMembershipConferred> when() {
        return HonoraryMembershipConferred.class;
    }

    @Override
    public Optional<Command> then(HonoraryMembershipConferred conferred, Recorded recorded, Log log) {
        LocalDate day = conferred.effectiveOn();
        return Optional.of(new InvoiceHonoraryDues(invoiceOf(conferred.member(), day), conferred.member(), day));
    }

    /** The invoice of the year that begins on the day: one id, so that a repetition asks for the same invoice. */
    static InvoiceId invoiceOf(PartyId member, LocalDate from) {
        return new InvoiceId(
                UUID.nameUUIDFromBytes(("invoice/honour/" + member + "/" + from).getBytes(StandardCharsets.UTF_8)));
    }
}
