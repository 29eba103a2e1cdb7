package org.guildbook.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildbook.values.Posting;
import org.guildbook.values.Tag;

/**
 * A fact that moves money or points: its postings are open and sum to zero per unit and per fund.
 *
 * <p>A voucher that breaks an invariant of the books cannot be constructed: see {@link #balanced}.
 */
public interface Voucher {

    /** Lines of one voucher at most. */
    int LINES_MAX = 200;

    /** A day in a period that is not frozen; the day the fact took effect may lie before it. */
    LocalDate bookedOn();

    List<Posting> postings();

    /**
     * The lines, if they make a voucher: at least two, in one book, with a signed sum of zero per unit and per fund.
     *
     * @throws IllegalArgumentException if they do not; a use case that gets here is wrong, whoever called it
     */
    static List<Posting> balanced(List<Posting> lines) {
        if (lines.size() < 2 || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("a voucher has 2 to " + LINES_MAX + " lines, not " + lines.size());
        }
        if (lines.stream().map(Posting::book).distinct().count() > 1) {
            throw new IllegalArgumentException("a voucher touches one book");
        }
        Map<String, Long> sums = new HashMap<>();
        for (Posting line : lines) {
            sums.merge(line.unit() + " in " + line.fund(), line.signed(), Math::addExact);
        }
        sums.forEach((unitInFund, sum) -> {
            if (sum != 0) {
                throw new IllegalArgumentException("a voucher sums to zero, not to " + sum + " " + unitInFund);
            }
        });
        return List.copyOf(lines);
    }

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
