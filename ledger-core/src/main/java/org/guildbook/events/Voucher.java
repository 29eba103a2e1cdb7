package org.guildbook.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.values.Posting;
import org.guildbook.values.Tag;

/** A fact that moves money or points: its postings are open and sum to zero per unit and per fund. */
public interface Voucher {

    /** A day in a period that is not frozen; the day the fact took effect may lie before it. */
    LocalDate bookedOn();

    List<Posting> postings();

    /**
     * The period the voucher belongs to and, in the MONEY book, the funds and the accounts of its own money it touches:
     * what a decision about a balance reads.
     */
    default Set<Tag> bookTags() {
        Set<Tag> tags = new HashSet<>();
        for (Posting posting : postings()) {
            tags.add(Tags.period(posting.book(), YearMonth.from(bookedOn())));
            if (posting.book() == Posting.Book.MONEY) {
                tags.add(Tags.fund(posting.fund()));
                if (posting.isCash()) {
                    tags.add(Tags.account(posting.account()));
                }
            }
        }
        return tags;
    }
}
