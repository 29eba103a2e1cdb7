package org.guildbook.projections.memberhistory;

import java.util.List;
import java.util.stream.Collectors;
import org.guildbook.events.Fact;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link MemberHistories}: a row for every party a fact names. */
public final class MemberHistoryProjection implements Projection {

    public static final String NAME = "memberhistory";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("member_fact");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Rows rows = new Rows(
                "community uuid",
                "party uuid",
                "position bigint",
                "hash text",
                "at timestamptz",
                "effective_on date",
                "type text",
                "roles text",
                "document text",
                "data text");
        for (Recorded recorded : page) {
            Told told = Told.by(recorded.fact());
            String data = told.data().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("\n"));
            told.roles()
                    .forEach((party, roles) -> rows.add(
                            recorded.community(),
                            party,
                            recorded.position(),
                            recorded.hash(),
                            recorded.at(),
                            recorded.fact().effectiveOn(),
                            type(recorded.fact()),
                            String.join(",", roles),
                            recorded.document(),
                            data));
        }
        rows.insert(db, "member_fact", "");
    }

    private static String type(LedgerEvent fact) {
        return fact.getClass().getAnnotation(Fact.class).value();
    }
}
