package org.guildbook.projections.officeholders;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offices and who holds them. */
public final class OfficeHolders {

    private final JdbcClient db;

    public OfficeHolders(JdbcClient db) {
        this.db = db;
    }

    /** The offices a party holds on the day. */
    public Offices of(CommunityId community, PartyId holder, LocalDate day) {
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(), "" + community + holder + day + db);
    }

    /** Every office held on the day, by role and scope; at most 1,000. */
    public Offices on(CommunityId community, LocalDate day) {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + community + day);
    }

    /** Whether the party holds the role in a scope that contains the matter. */
    public boolean holds(CommunityId community, PartyId holder, Role role, Scope matter, LocalDate day) {
        return of(community, holder, day).offices().stream()
                .anyMatch(office -> office.role() == role && office.scope().contains(matter));
    }

    /** Offices held on a day. */
    public record Offices(AsOf asOf, LocalDate day, List<Office> offices) {}

    /** An office held in {@code [from, toExclusive)}. */
    public record Office(
            OfficeId office, Role role, Scope scope, PartyId holder, LocalDate from, LocalDate toExclusive) {}
}
