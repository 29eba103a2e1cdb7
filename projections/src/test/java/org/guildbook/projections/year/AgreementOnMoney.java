package org.guildbook.projections.year;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guildbook.projections.duesstatus.DuesStatuses;
import org.guildbook.projections.feeaccounts.FeeAccounts;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.testing.Decisions;

/** Dues, the books, and points. */
final class AgreementOnMoney {

    private static final int PAGE = 50;

    private final Year year;
    private final NaiveGuild guild;
    private final DuesStatuses dues;
    private final FeeAccounts books;
    private final PointsAccounts points;

    AgreementOnMoney(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.dues = new DuesStatuses(year.machine.db());
        this.books = new FeeAccounts(year.machine.db());
        this.points = new PointsAccounts(year.machine.db());
    }

    void dues() {
        for (NaiveMember member : guild.members.values()) {
            Map<Object, Object> expected = guild.invoices.stream()
                    .filter(invoice -> invoice.member.equals(member))
                    .collect(Collectors.toMap(
                            invoice -> invoice.id,
                            invoice -> "%d of %d in %d receipts from %s, due on %s"
                                    .formatted(
                                            invoice.paid,
                                            invoice.amount,
                                            invoice.receipts,
                                            invoice.from,
                                            invoice.dueOn)));
            DuesStatuses.Dues found = dues.of(Decisions.COMMUNITY, member.party);
            Map<Object, Object> said = found.invoices().stream()
                    .collect(Collectors.toMap(
                            DuesStatuses.Invoice::invoice,
                            invoice -> "%d of %d in %d receipts from %s, due on %s"
                                    .formatted(
                                            invoice.paid().amountMinor(),
                                            invoice.amount().amountMinor(),
                                            invoice.receipts().size(),
                                            invoice.from(),
                                            invoice.dueOn())));
            Agreement.same("the invoices of " + member, expected, said);
            Agreement.same(
                    "the payments taken over of " + member.party,
                    guild.takenOver.getOrDefault(member.party, 0),
                    found.takenOver().size());
        }
    }

    void books() {
        FeePeriod period = FeePeriod.year(year.today.getYear());
        FeeAccounts.TrialBalance balance = books.trialBalance(Decisions.COMMUNITY, period);
        Map<String, Long> expected = new TreeMap<>(guild.accounts);
        Map<String, Long> found = balance.accounts().stream()
                .filter(account -> account.unit().equals("CNY"))
                .collect(Collectors.toMap(FeeAccounts.Account::account, FeeAccounts.Account::closing));
        Agreement.same("the trial balance", expected, found);
        Agreement.same("the sum of all accounts", 0L, balance.sum());
        FeeAccounts.Statement statement = books.statement(Decisions.COMMUNITY, period, null);
        Agreement.same("cash", expected.getOrDefault("assets:bank:main", 0L), statement.cash());
        Agreement.same(
                "deferred dues", -expected.getOrDefault("liabilities:deferred-dues", 0L), statement.deferredDues());
        Agreement.same("expenses", expected.getOrDefault("expenses:programme:meetups", 0L), statement.expenseTotal());
        long receipts =
                guild.invoices.stream().mapToInt(invoice -> invoice.receipts).sum();
        Map<String, Long> counts = statement.receipts().stream()
                .collect(Collectors.toMap(FeeAccounts.Receipts::series, FeeAccounts.Receipts::count));
        Agreement.same("receipts for dues", receipts, counts.getOrDefault("RC-2026-DUES", 0L));
        statement.receipts().forEach(series -> Agreement.same("gaps in " + series.series(), 0L, series.gaps()));
    }

    void points() {
        long issued = guild.grants.stream().mapToLong(NaiveGuild.Grant::amount).sum();
        PointsAccounts.Supply supply = points.supply(Decisions.COMMUNITY);
        Agreement.same("points issued", issued, supply.issued());
        Agreement.same("points held", issued, supply.held());
        for (NaiveMember member : guild.members.values()) {
            Agreement.same(
                    "the points of " + member.party,
                    guild.balance(member.party),
                    points.of(Decisions.COMMUNITY, member.party, year.today).balance());
            long moved = guild.grants.stream()
                            .filter(grant -> grant.receiver().equals(member.party))
                            .count()
                    + guild.tips.stream()
                            .filter(tip -> tip.giver().equals(member.party)
                                    || tip.receiver().equals(member.party))
                            .count();
            List<PointsAccounts.Movement> found = Pages.all(cursor -> {
                PointsAccounts.Movements page = points.movements(Decisions.COMMUNITY, member.party, cursor, PAGE);
                return new Pages.Page<>(page.movements(), page.next());
            });
            Agreement.same("the movements of " + member.party, moved, (long) found.size());
            Agreement.same(
                    "the sum of the movements of " + member.party,
                    guild.balance(member.party),
                    found.stream().mapToLong(PointsAccounts.Movement::amount).sum());
        }
    }
}
