package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.values.Posting;

/** A fact that moves money or points: its postings are open and sum to zero per unit and per fund. */
public interface Voucher {

    /** A day in a period that is not frozen; the day the fact took effect may lie before it. */
    LocalDate bookedOn();

    List<Posting> postings();
}
