package org.guildbook.membership;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.Recorded;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Tag;
import org.guildbook.values.TermId;

/** When dues were paid, the term they settle begins; a part of the dues is refused as not settling it yet. */
public final class WhenDuesPaymentRecordedThenStartTerm implements Automation<DuesPaymentRecorded> {

    @Override
    public Class<DuesPaymentRecorded> when() {
        return DuesPaymentRecorded.class;
    }

    @Override
    public Optional<Command> then(DuesPaymentRecorded payment, Recorded recorded, Log log) {
        return log.latest(Tag.of("invoice", payment.invoice()), DuesInvoiced.class)
                .map(invoice -> new StartTerm(
                        termOf(payment.payment()),
                        payment.membership(),
                        invoice.member(),
                        payment.invoice(),
                        PartyId.SYSTEM,
                        payment.effectiveOn()));
    }

    /** The term that a payment starts: one id, so that a repetition asks for the same term. */
    public static TermId termOf(PaymentId payment) {
        return new TermId(UUID.nameUUIDFromBytes(("term/" + payment).getBytes(StandardCharsets.UTF_8)));
    }
}
