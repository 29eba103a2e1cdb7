package org.guildbook.projections.officeholders;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offices and who holds them. */
public final class OfficeHolders {

    private static final int LIMIT = 1_000;

    private final JdbcClient db;

    public OfficeHolders(JdbcClient db) {
        this.db = db;
    }

    /** The offices a party holds on the day. */
    public Offices of(CommunityId community, PartyId holder, LocalDate day) {
        return offices(community, day, db.sql("""
                        SELECT * FROM projection.office
                        WHERE community = ? AND holder = ? AND from_day <= ? AND ? < to_exclusive
                        ORDER BY role, scope_kind, scope_of, office LIMIT\s""" + LIMIT).params(community.value(), holder.value(), day, day));
    }

    /** Every office held on the day by somebody who may be found, by role and scope; at most 1,000. */
    public Offices on(CommunityId community, LocalDate day) {
        return offices(community, day, db.sql("""
                        SELECT * FROM projection.office o
                        WHERE community = ? AND from_day <= ? AND ? < to_exclusive
                          AND NOT EXISTS (SELECT FROM projection.office_confidential c
                                          WHERE c.community = o.community AND c.party = o.holder)
                        ORDER BY role, scope_kind, scope_of, office LIMIT\s""" + LIMIT).params(community.value(), day, day));
    }

    /** Whether the party holds the role in a scope that contains the matter. */
    public boolean holds(CommunityId community, PartyId holder, Role role, Scope matter, LocalDate day) {
        return of(community, holder, day).offices().stream()
                .anyMatch(office -> office.role() == role && office.scope().contains(matter));
    }

    private Offices offices(CommunityId community, LocalDate day, JdbcClient.StatementSpec select) {
        List<Office> offices = select.query((row, _) -> new Office(
                        new OfficeId(row.getObject("office", UUID.class)),
                        Role.valueOf(row.getString("role")),
                        new Scope(
                                Scope.Kind.valueOf(row.getString("scope_kind")), row.getObject("scope_of", UUID.class)),
                        new PartyId(row.getObject("holder", UUID.class)),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_exclusive", LocalDate.class)))
                .list();
        return new Offices(Marks.asOf(db, OfficeHoldersProjection.NAME, community), day, offices);
    }

    /** Offices held on a day. */
    public record Offices(AsOf asOf, LocalDate day, List<Office> offices) {}

    /** An office held in {@code [from, toExclusive)}. */
    public record Office(
            OfficeId office, Role role, Scope scope, PartyId holder, LocalDate from, LocalDate toExclusive) {}
}
