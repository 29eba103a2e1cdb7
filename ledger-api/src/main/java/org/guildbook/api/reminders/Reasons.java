package org.guildbook.api.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guildbook.projections.membershipstatus.Renewals;
import org.guildbook.projections.opentasks.OpenTasks;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** Who is to be reminded of what today; nobody who must not be found. */
final class Reasons {

    private static final int PAGE_ROWS = 200;

    /** Tasks that have waited longer are known by then. */
    private static final int TASK_DAYS = 60;

    private final Renewals renewals;
    private final OpenTasks tasks;
    private final Privacies privacies;
    private final int lastDays;

    Reasons(Renewals renewals, OpenTasks tasks, Privacies privacies, int lastDays) {
        this.renewals = renewals;
        this.tasks = tasks;
        this.privacies = privacies;
        this.lastDays = lastDays;
    }

    List<Reason> on(CommunityId community, LocalDate today) {
        Set<PartyId> confidential = privacies.confidential(community);
        List<Reason> reasons = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Renewals.Listed page = renewals.on(community, today, null, cursor, PAGE_ROWS);
            page.members().forEach(due -> reasons.add(Reason.of(due, lastDays)));
            cursor = page.next();
        } while (cursor != null);
        do {
            OpenTasks.Listed page = tasks.since(community, today.minusDays(TASK_DAYS), cursor, PAGE_ROWS);
            page.tasks().forEach(task -> reasons.add(Reason.of(task)));
            cursor = page.next();
        } while (cursor != null);
        reasons.removeIf(reason -> confidential.contains(reason.party()));
        return reasons;
    }
}
