package org.guildbook.projections.chapters;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The communities of this ledger. */
public final class Communities {

    private final JdbcClient db;

    public Communities(JdbcClient db) {
        this.db = db;
    }

    /** All communities, by name; at most 1,000. */
    public List<Community> all() {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + db);
    }

    public Optional<Community> find(CommunityId community) {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + community);
    }

    /**
     * A community.
     *
     * @param currency ISO 4217 code of all its money
     * @param timeZone of all its dates
     * @param founding true until the founding phase is closed
     */
    public record Community(
            AsOf asOf,
            CommunityId community,
            String name,
            Kind kind,
            String currency,
            ZoneId timeZone,
            LocalDate foundedOn,
            boolean founding) {}
}
