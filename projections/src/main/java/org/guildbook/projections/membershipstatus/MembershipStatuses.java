package org.guildbook.projections.membershipstatus;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The standing of members on a day. */
public final class MembershipStatuses {

    private final JdbcClient db;

    public MembershipStatuses(JdbcClient db) {
        this.db = db;
    }

    /** The membership of a party; absent for someone who was never admitted. */
    public Optional<Membership> of(CommunityId community, PartyId member, LocalDate day) {
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(), "" + community + member + day + db);
    }

    /** Members by status and chapter, so that no cell counts fewer than five people. */
    public Counts counts(CommunityId community, LocalDate day) {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + community + day);
    }

    /**
     * A membership on a day.
     *
     * @param status after domain rule, for example {@code ACTIVE} or {@code GRACE}
     * @param group absent without a seat in a small group
     */
    public record Membership(
            AsOf asOf,
            PartyId member,
            MembershipId membership,
            MembershipType type,
            String status,
            ChapterId chapter,
            @Nullable GroupId group,
            LocalDate admittedOn,
            List<Term> terms) {}

    /** A term {@code [from, toExclusive)}. */
    public record Term(TermId term, LocalDate from, LocalDate toExclusive, LocalDate settledOn) {}

    /** Counts of a day. */
    public record Counts(AsOf asOf, LocalDate day, List<Cell> cells) {}

    /**
     * A public count.
     *
     * @param chapters counted together; more than one where a chapter alone would count fewer than five people
     * @param count at least 5; smaller cells are left out
     */
    public record Cell(String status, List<ChapterId> chapters, long count) {}
}
