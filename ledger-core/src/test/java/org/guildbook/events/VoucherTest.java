package org.guildbook.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.junit.jupiter.api.Test;

class VoucherTest {

    private static final Money YUAN = new Money(100, "CNY");
    private static final Posting IN = Posting.debitPoints("points:members", 1);
    private static final Posting OUT = Posting.creditPoints("points:members", 1);

    @Test
    void a_voucher_has_two_to_two_hundred_lines() {
        refused(List.of());
        refused(List.of(IN));
        accepted(pairs(100));
        refused(pairs(101));
    }

    @Test
    void a_voucher_sums_to_zero_in_each_fund() {
        accepted(List.of(
                Posting.debit("assets:bank:main", YUAN, "DUES", null),
                Posting.credit("liabilities:payables", YUAN, "DUES", null)));
        refused(List.of(
                Posting.debit("assets:bank:main", YUAN, "DUES", null),
                Posting.credit("liabilities:payables", YUAN, "SPONSOR", null)));
    }

    @Test
    void a_voucher_sums_to_zero_in_each_unit() {
        refused(List.of(
                Posting.debit("assets:bank:main", YUAN, "DUES", null),
                Posting.credit("liabilities:payables", new Money(100, "USD"), "DUES", null)));
    }

    @Test
    void a_voucher_touches_one_book() {
        refused(List.of(
                Posting.debit("assets:bank:main", YUAN, "DUES", null),
                Posting.credit("liabilities:payables", YUAN, "DUES", null),
                IN,
                OUT));
    }

    @Test
    void random_balanced_vouchers_are_accepted_and_one_changed_leg_is_refused() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<Posting> lines = balanced(random);
            accepted(lines);

            int changed = random.nextInt(lines.size());
            Posting line = lines.get(changed);
            List<Posting> tampered = new ArrayList<>(lines);
            tampered.set(
                    changed,
                    new Posting(
                            line.book(),
                            line.account(),
                            line.side(),
                            line.amount() + 1,
                            line.unit(),
                            line.fund(),
                            line.chapter()));
            refused(tampered);
        }
    }

    @Test
    void an_unbalanced_fact_cannot_be_constructed() {
        PartyId giver = new PartyId(new UUID(1, 1));
        List<Posting> lines = List.of(IN, Posting.creditPoints("points:members", 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PointsTipped(giver, giver, List.of(), LocalDate.EPOCH, lines, LocalDate.EPOCH));
    }

    private static List<Posting> pairs(int count) {
        return Stream.generate(() -> List.of(IN, OUT))
                .limit(count)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Posting> balanced(Random random) {
        List<Posting> lines = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            Money money = new Money(1L + random.nextInt(1_000_000), "CNY");
            String fund = "FUND-" + random.nextInt(4);
            lines.add(Posting.debit("assets:bank:main", money, fund, null));
            lines.add(Posting.credit("liabilities:payables", money, fund, null));
        }
        Collections.shuffle(lines, random);
        return lines;
    }

    private static void accepted(List<Posting> lines) {
        assertThat(Voucher.balanced(lines)).isEqualTo(lines);
    }

    private static void refused(List<Posting> lines) {
        assertThatIllegalArgumentException().isThrownBy(() -> Voucher.balanced(lines));
    }
}
