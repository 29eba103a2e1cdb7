package org.guildbook.dues;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.values.PartyId;

/** Every day, the dues of the years of an honour that have begun are invoiced and waived. */
public final class EveryDayThenInvoiceHonoraryDues implements DailyAutomation {

    @Override
    public Due of(PartyId party, List<LedgerEvent> facts, LocalDate today) {
        HonoraryMembershipConferred honour = null;
        Set<LocalDate> invoiced = new HashSet<>();
        for (LedgerEvent fact : facts) {
            if (fact instanceof HonoraryMembershipConferred conferred) {
                honour = conferred;
            } else if (fact instanceof HonoraryMembershipWithdrawn) {
                honour = null;
            } else if (fact instanceof DuesInvoiced dues && dues.membership() == null) {
                invoiced.add(dues.from());
            }
        }
        if (honour == null) {
            return Due.NOTHING;
        }
        LocalDate from = InvoiceHonoraryDues.yearOf(honour, today);
        Due nextYear = new Due(List.of(), from.plusYears(1));
        return invoiced.contains(from)
                ? nextYear
                : nextYear.and(Due.on(
                        from,
                        today,
                        new InvoiceHonoraryDues(
                                WhenHonoraryMembershipConferredThenInvoiceDues.invoiceOf(party, from), party, today)));
    }
}
