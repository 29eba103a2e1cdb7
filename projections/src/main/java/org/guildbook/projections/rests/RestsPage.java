package org.guildbook.projections.rests;

import java.time.LocalDate;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.Recorded;
import org.guildbook.projections.rests.Rest.Kind;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Collects such facts of one page and writes them. */
public final class RestsPage {

    private final String table;
    private final Rows rows = new Rows(
            "community uuid", "member uuid", "position bigint", "kind text", "from_day date", "to_exclusive date");

    /** @param prefix of the table, as for {@link Rests} */
    public RestsPage(String prefix) {
        this.table = prefix + "_rest";
    }

    public void add(Recorded recorded, MembershipPaused pause) {
        add(recorded, pause.member(), Kind.PAUSED, pause.from(), pause.toExclusive());
    }

    public void add(Recorded recorded, MembershipResumed resumed) {
        add(recorded, resumed.member(), Kind.RESUMED, resumed.effectiveOn(), null);
    }

    public void add(Recorded recorded, MemberResigned resigned) {
        add(recorded, resigned.member(), Kind.RESIGNED, resigned.effectiveOn(), null);
    }

    public void add(Recorded recorded, MemberDeceased deceased) {
        add(recorded, deceased.member(), Kind.DECEASED, deceased.effectiveOn(), null);
    }

    public void add(Recorded recorded, HonoraryMembershipConferred conferred) {
        add(recorded, conferred.member(), Kind.HONOURED, conferred.effectiveOn(), null);
    }

    public void add(Recorded recorded, HonoraryMembershipWithdrawn withdrawn) {
        add(recorded, withdrawn.member(), Kind.HONOUR_WITHDRAWN, withdrawn.effectiveOn(), null);
    }

    public void add(Recorded recorded, MemberSuspended suspension) {
        add(recorded, suspension.member(), Kind.SUSPENDED, suspension.from(), suspension.toExclusive());
    }

    public void add(Recorded recorded, SuspensionLifted lifted) {
        add(recorded, lifted.member(), Kind.LIFTED, lifted.effectiveOn(), null);
    }

    public void add(Recorded recorded, MemberExpelled expelled) {
        add(recorded, expelled.member(), Kind.EXPELLED, expelled.effectiveOn(), null);
    }

    public void add(Recorded recorded, ExpulsionOverturned overturned) {
        add(recorded, overturned.member(), Kind.OVERTURNED, overturned.effectiveOn(), null);
    }

    private void add(Recorded recorded, PartyId member, Kind kind, LocalDate from, @Nullable LocalDate toExclusive) {
        rows.add(recorded.community(), member, recorded.position(), kind, from, toExclusive);
    }

    public void write(JdbcOperations db) {
        rows.insert(db, table, "");
    }
}
