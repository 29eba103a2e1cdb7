package org.guildbook.rules;

import java.util.List;
import org.guildbook.events.Voucher;
import org.guildbook.values.ChapterId;
import org.guildbook.values.Money;
import org.guildbook.values.Posting;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the chart that use cases post to, and the plain voucher of two lines.
 *
 * <p>Whatever a use case posts is checked again where the fact is constructed: see {@link Voucher#balanced}.
 */
public final class Vouchers {

    /** The fund of all dues: never distributed to members. */
    public static final String DUES = "DUES";

    /** Dues received and not yet earned. */
    public static final String DEFERRED_DUES = "liabilities:deferred-dues";

    public static final String DUES_EARNED = "income:dues:earned";

    /** Dues that were waived, as if they had been owed: with the waivers always zero. */
    public static final String DUES_ASSESSED = "income:dues:assessed";

    /** Approved and not yet paid. */
    public static final String PAYABLES = "liabilities:payables";

    public static final String POINTS_ISSUED = "points:issued";

    public static final String POINTS_OF_MEMBERS = "points:members";

    /** Money moves from the credited to the debited account, within one fund and one chapter. */
    public static List<Posting> money(
            String debited, String credited, Money amount, String fund, @Nullable ChapterId chapter) {
        return List.of(Posting.debit(debited, amount, fund, chapter), Posting.credit(credited, amount, fund, chapter));
    }

    /** Points move from the debited to the credited account. */
    public static List<Posting> points(String debited, String credited, long points) {
        return List.of(Posting.debitPoints(debited, points), Posting.creditPoints(credited, points));
    }

    private Vouchers() {}
}
