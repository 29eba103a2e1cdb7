package org.guildbook.projections.pointsaccounts;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.events.PointsEvent.MovedLot;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.pointsaccounts.PointsAccounts.Kind;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.CommunityId;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link PointsAccounts}. */
public final class PointsAccountsProjection implements Projection {

    public static final String NAME = "pointsaccounts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("points_lot", "points_movement", "points_supply");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        for (Recorded recorded : page) {
            switch (recorded.fact()) {
                case PointsEvent event -> rows.add(recorded, event);
                case CommunityEvent _,
                        ChapterEvent _,
                        MembershipEvent _,
                        ConductEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PolicyEvent _,
                        PrivacyEvent _,
                        StandingEvent _,
                        TransferEvent _ -> {}
            }
        }
        rows.write(db);
    }

    private static final class Page {

        private final Map<Held, Change> lots = new LinkedHashMap<>();
        private final Map<Account, Long> supply = new LinkedHashMap<>();
        private final Rows movements = new Rows(
                "community uuid",
                "holder uuid",
                "position bigint",
                "hash text",
                "at timestamptz",
                "effective_on date",
                "kind text",
                "amount bigint",
                "counterparty uuid",
                "rule text");

        void add(Recorded recorded, PointsEvent event) {
            switch (event) {
                case PointsGranted granted -> {
                    change(recorded, granted.receiver(), granted.lot(), granted.amount(), granted.expiresOn());
                    move(recorded, granted.receiver(), Kind.GRANTED, granted.amount(), null, granted.rule());
                    post(recorded, granted.postings());
                }
                case PointsTipped tip -> {
                    for (MovedLot lot : tip.lots()) {
                        change(recorded, tip.giver(), lot.lot(), -lot.amount(), lot.expiresOn());
                        change(recorded, tip.receiver(), lot.lot(), lot.amount(), lot.expiresOn());
                    }
                    move(recorded, tip.giver(), Kind.TIP_GIVEN, -tip.amount(), tip.receiver(), null);
                    move(recorded, tip.receiver(), Kind.TIP_RECEIVED, tip.amount(), tip.giver(), null);
                    post(recorded, tip.postings());
                }
                case GrantBudgetSet _ -> {}
            }
        }

        private void change(Recorded recorded, PartyId holder, LotId lot, long amount, LocalDate expiresOn) {
            lots.merge(
                    new Held(recorded.community(), holder, lot),
                    new Change(amount, expiresOn, recorded.position()),
                    (before, now) -> new Change(before.amount() + now.amount(), expiresOn, before.since()));
        }

        private void move(
                Recorded recorded,
                PartyId holder,
                Kind kind,
                long amount,
                @Nullable PartyId counterparty,
                @Nullable String rule) {
            movements.add(
                    recorded.community(),
                    holder,
                    recorded.position(),
                    recorded.hash(),
                    recorded.at(),
                    recorded.fact().effectiveOn(),
                    kind,
                    amount,
                    counterparty,
                    rule);
        }

        private void post(Recorded recorded, List<Posting> postings) {
            for (Posting posting : postings) {
                supply.merge(new Account(recorded.community(), posting.account()), posting.signed(), Long::sum);
            }
        }

        void write(JdbcOperations db) {
            Rows held = new Rows(
                    "community uuid", "holder uuid", "lot uuid", "amount bigint", "expires_on date", "since bigint");
            lots.forEach((key, lot) ->
                    held.add(key.community(), key.holder(), key.lot(), lot.amount(), lot.expiresOn(), lot.since()));
            held.insert(
                    db,
                    "points_lot",
                    "ON CONFLICT (community, holder, lot) DO UPDATE SET amount = points_lot.amount + excluded.amount");
            movements.insert(db, "points_movement", "");
            Rows balances = new Rows("community uuid", "account text", "balance bigint");
            supply.forEach((account, balance) -> balances.add(account.community(), account.account(), balance));
            balances.insert(
                    db,
                    "points_supply",
                    "ON CONFLICT (community, account) DO UPDATE"
                            + " SET balance = points_supply.balance + excluded.balance");
        }

        private record Held(CommunityId community, PartyId holder, LotId lot) {}

        private record Change(long amount, LocalDate expiresOn, long since) {}

        private record Account(CommunityId community, String account) {}
    }
}
