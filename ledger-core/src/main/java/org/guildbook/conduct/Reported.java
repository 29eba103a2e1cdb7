package org.guildbook.conduct;

import java.util.Objects;
import org.guildbook.decision.Refused;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** Whether a command speaks of what was reported: what it names decides which facts are read. */
final class Reported {

    private Reported() {}

    /** Refused as {@code unknown-reference} unless the report is about this party and this deed. */
    static void require(ReportFiled report, PartyId respondent, @Nullable ContributionId contribution) {
        Refused.unless(
                report.respondent().equals(respondent) && Objects.equals(report.contribution(), contribution),
                "unknown-reference");
    }
}
