package org.guildbook.projections.officeholders;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.projections.rests.Rest;
import org.guildbook.projections.rests.Rests;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.OfficeRules;
import org.guildbook.values.CommunityId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Offices and who holds them, on any day, past or to come, and as the log told it at any of its entries.
 *
 * <p>What is known later does not change what was known before: an office vacated by entry 90 was held, as far as entry
 * 89 tells.
 */
public final class OfficeHolders {

    private static final int LIMIT = 1_000;

    /** Who must not be found holds no office in a list; in what they do themselves, they do. */
    private static final String FINDABLE = """
            AND NOT EXISTS (SELECT FROM projection.office_confidential c
                            WHERE c.community = o.community AND c.party = o.holder)""";

    /** The newest that is known. */
    private static final long HEAD = Long.MAX_VALUE;

    private static final Rests RESTS = new Rests("projection.office");

    private final JdbcClient db;

    public OfficeHolders(JdbcClient db) {
        this.db = db;
    }

    /** The offices a party holds on the day, also those that rest. */
    public Offices of(CommunityId community, PartyId holder, LocalDate day) {
        return offices(community, day, HEAD, holder, "");
    }

    /** The offices that give a party authority on the day; those that rest give none. */
    public List<Office> acting(CommunityId community, PartyId holder, LocalDate day) {
        List<Office> held = of(community, holder, day).offices();
        if (held.stream().noneMatch(office -> OfficeRules.rests(office.role()))) {
            return held;
        }
        boolean resting = Rest.onto(MembershipHistory.NONE, RESTS.of(db, community, holder))
                .restsOn(day);
        return held.stream()
                .filter(office -> !(resting && OfficeRules.rests(office.role())))
                .toList();
    }

    /** Every office held on the day by somebody who may be found, by role and scope; at most 1,000. */
    public Offices on(CommunityId community, LocalDate day) {
        return offices(community, day, HEAD, null, FINDABLE);
    }

    /** The same of one holder, if one is given. */
    public Offices on(CommunityId community, LocalDate day, @Nullable PartyId holder) {
        return offices(community, day, HEAD, holder, FINDABLE);
    }

    /**
     * Every office held on the day by somebody who may be found, by role and scope, as it was known then; at most 1,000.
     * Refused as {@code not-answerable} as known at an entry that is not there yet.
     *
     * @param holder whose offices; absent for everybody's
     * @param knownAt position of the last entry that counts
     */
    public Offices on(CommunityId community, LocalDate day, @Nullable PartyId holder, long knownAt) {
        Offices offices = offices(community, day, knownAt, holder, FINDABLE);
        if (knownAt < 0 || knownAt > offices.asOf().position()) {
            throw new Refused("not-answerable")
                    .with("knownAt", knownAt)
                    .with("position", offices.asOf().position());
        }
        return offices;
    }

    /** Whether the party holds the role in a scope that contains the matter. */
    public boolean holds(CommunityId community, PartyId holder, Role role, Scope matter, LocalDate day) {
        return acting(community, holder, day).stream()
                .anyMatch(office -> office.role() == role && office.scope().contains(matter));
    }

    private Offices offices(
            CommunityId community, LocalDate day, long knownAt, @Nullable PartyId holder, String whose) {
        String ofHolder = holder == null ? whose : whose + " AND holder = :holder";
        JdbcClient.StatementSpec select = db.sql("""
                        WITH known AS (
                            SELECT *, CASE WHEN vacated_at <= :knownAt
                                THEN greatest(from_day, least(to_exclusive, vacated_on)) ELSE to_exclusive END AS until
                            FROM projection.office o
                            WHERE community = :community AND appointed_at <= :knownAt {ofHolder})
                        SELECT * FROM known WHERE from_day <= :day AND :day < until
                        ORDER BY role, scope_kind, scope_of, office LIMIT\s""".replace("{ofHolder}", ofHolder) + LIMIT)
                .param("community", community.value())
                .param("knownAt", knownAt)
                .param("day", day);
        List<Office> offices = (holder == null ? select : select.param("holder", holder.value()))
                .query((row, _) -> new Office(
                        new OfficeId(row.getObject("office", UUID.class)),
                        Role.valueOf(row.getString("role")),
                        new Scope(
                                Scope.Kind.valueOf(row.getString("scope_kind")), row.getObject("scope_of", UUID.class)),
                        new PartyId(row.getObject("holder", UUID.class)),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list();
        return new Offices(Marks.asOf(db, OfficeHoldersProjection.NAME, community), day, offices);
    }

    /** Offices held on a day. */
    public record Offices(AsOf asOf, LocalDate day, List<Office> offices) {}

    /** An office held in {@code [from, toExclusive)}. */
    public record Office(
            OfficeId office, Role role, Scope scope, PartyId holder, LocalDate from, LocalDate toExclusive) {}
}
