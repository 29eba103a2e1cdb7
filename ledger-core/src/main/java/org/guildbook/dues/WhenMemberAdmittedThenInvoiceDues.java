package org.guildbook.dues;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.Recorded;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** When a member was admitted, the dues of the first year are asked for; founding members begin with a term instead. */
public final class WhenMemberAdmittedThenInvoiceDues implements Automation<MemberAdmitted> {

    @Override
    public Class<MemberAdmitted> when() {
        return MemberAdmitted.class;
    }

    @Override
    public Optional<Command> then(MemberAdmitted admitted, Recorded recorded, Log log) {
        if (admitted.basis() == Basis.OPENING) {
            return Optional.empty();
        }
        return Optional.of(new InvoiceDues(
                PartyId.SYSTEM,
                invoiceOf(admitted.membership()),
                admitted.membership(),
                admitted.member(),
                admitted.effectiveOn(),
                admitted.effectiveOn()));
    }

    /** The invoice of a membership's first dues: one id, so that a repetition asks for the same invoice. */
    public static InvoiceId invoiceOf(MembershipId membership) {
        return new InvoiceId(UUID.nameUUIDFromBytes(("invoice/" + membership).getBytes(StandardCharsets.UTF_8)));
    }
}
