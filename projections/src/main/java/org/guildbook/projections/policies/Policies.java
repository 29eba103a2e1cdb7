package org.guildbook.projections.policies;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published rules of a community, with every version. */
public final class Policies {

    private static final int LIMIT = 1_000;

    private final JdbcClient db;

    public Policies(JdbcClient db) {
        this.db = db;
    }

    /** Every version, the newest of each kind first; at most 1,000. */
    public Enacted of(CommunityId community) {
        List<Policy> policies = db.sql("""
                        SELECT * FROM projection.policy WHERE community = ?
                        ORDER BY kind, version DESC LIMIT\s""" + LIMIT)
                .param(community.value())
                .query((row, _) -> new Policy(
                        new PolicyId(row.getObject("policy", UUID.class)),
                        PolicyKind.valueOf(row.getString("kind")),
                        row.getInt("version"),
                        new Sha256(row.getString("sha256")),
                        Stream.of(row.getString("criteria").split(" "))
                                .filter(code -> !code.isEmpty())
                                .toList(),
                        row.getObject("effective_from", LocalDate.class)))
                .list();
        return new Enacted(Marks.asOf(db, PoliciesProjection.NAME, community), policies);
    }

    /** The policies that were enacted. */
    public record Enacted(AsOf asOf, List<Policy> policies) {}

    /**
     * One version: in force from {@code effectiveFrom} until the next one of its kind.
     *
     * @param sha256 of the canonical text
     * @param criteria codes of what a candidate must meet; none for a charter
     */
    public record Policy(
            PolicyId policy,
            PolicyKind kind,
            int version,
            Sha256 sha256,
            List<String> criteria,
            LocalDate effectiveFrom) {}
}
