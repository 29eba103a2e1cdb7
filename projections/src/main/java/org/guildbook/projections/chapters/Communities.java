package org.guildbook.projections.chapters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The communities of this ledger. */
public final class Communities {

    private static final int LIMIT = 1_000;

    private final JdbcClient db;

    public Communities(JdbcClient db) {
        this.db = db;
    }

    /** All communities, by name; at most 1,000. */
    public List<Community> all() {
        return db.sql("SELECT * FROM projection.community ORDER BY name, community LIMIT " + LIMIT)
                .query((row, _) -> community(row))
                .list();
    }

    public Optional<Community> find(CommunityId community) {
        return db.sql("SELECT * FROM projection.community WHERE community = ?")
                .param(community.value())
                .query((row, _) -> community(row))
                .optional();
    }

    private Community community(ResultSet row) throws SQLException {
        CommunityId community = new CommunityId(row.getObject("community", UUID.class));
        return new Community(
                Marks.asOf(db, ChaptersProjection.NAME, community),
                community,
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("currency"),
                ZoneId.of(row.getString("time_zone")),
                row.getObject("founded_on", LocalDate.class),
                row.getBoolean("founding"));
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
