package org.guildbook.api.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A year of the demo community, told until a day. */
final class DemoStory {

    static final ZoneId TIME_ZONE = ZoneId.of("Asia/Shanghai");

    /** The same steps in the same order for the same cast, day and seed. */
    static List<DemoStep> tell(DemoCast cast, LocalDate until, long seed) {
        DemoYear year = new DemoYear(cast, until, seed);
        DemoFounding.tell(year);
        DemoDues dues = new DemoDues(year);
        DemoReferrals referrals = new DemoReferrals(year, dues);
        DemoContributions contributions = new DemoContributions(year, referrals);
        dues.tellRenewals();
        referrals.tell();
        dues.tellIncome();
        new DemoExpenses(year, dues).tell();
        contributions.tell();
        new DemoPoints(year).tell(contributions, referrals);
        return year.plan().steps();
    }

    private DemoStory() {}
}
