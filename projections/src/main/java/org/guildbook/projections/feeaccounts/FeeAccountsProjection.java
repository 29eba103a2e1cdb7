package org.guildbook.projections.feeaccounts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.Fact;
import org.guildbook.events.Recorded;
import org.guildbook.events.Voucher;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Posting;
import org.guildbook.values.Posting.Book;
import org.guildbook.values.Posting.Side;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes {@link FeeAccounts}.
 *
 * <p>It knows no rule: whatever carries postings of the book MONEY is taken in, so that a fact added later is counted
 * without a change here.
 */
public final class FeeAccountsProjection implements Projection {

    public static final String NAME = "feeaccounts";

    /** Stands for postings without a chapter. */
    static final UUID NO_CHAPTER = new UUID(0, 0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("fee_currency", "fee_posting", "fee_month", "fee_series");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        for (Recorded recorded : page) {
            if (recorded.fact() instanceof CommunityFounded founded) {
                rows.currencies.add(recorded.community(), founded.currency());
            }
            if (recorded.fact() instanceof Voucher voucher) {
                rows.add(recorded, voucher);
            }
        }
        rows.write(db);
    }

    private static final class Page {

        private final Rows currencies = new Rows("community uuid", "currency text");
        private final Map<Account, Turnover> turnovers = new LinkedHashMap<>();
        private final Map<Series, Numbers> series = new LinkedHashMap<>();
        private final Rows postings = new Rows(
                "community uuid",
                "position bigint",
                "line integer",
                "hash text",
                "at timestamptz",
                "booked_on date",
                "effective_on date",
                "type text",
                "document text",
                "account text",
                "category text",
                "signed bigint",
                "unit text",
                "fund text",
                "chapter uuid");

        void add(Recorded recorded, Voucher voucher) {
            LocalDate month = YearMonth.from(voucher.bookedOn()).atDay(1);
            int line = 0;
            for (Posting posting : voucher.postings()) {
                if (posting.book() == Book.MONEY) {
                    add(recorded, voucher, line, posting);
                    turnovers.merge(
                            new Account(
                                    recorded.community(),
                                    month,
                                    posting.account(),
                                    posting.unit(),
                                    posting.chapter() == null
                                            ? NO_CHAPTER
                                            : posting.chapter().value()),
                            Turnover.of(posting),
                            Turnover::plus);
                }
                line++;
            }
            if (recorded.document() != null) {
                number(recorded.community(), recorded.document(), month);
            }
        }

        private void add(Recorded recorded, Voucher voucher, int line, Posting posting) {
            postings.add(
                    recorded.community(),
                    recorded.position(),
                    line,
                    recorded.hash(),
                    recorded.at(),
                    voucher.bookedOn(),
                    recorded.fact().effectiveOn(),
                    recorded.fact().getClass().getAnnotation(Fact.class).value(),
                    recorded.document(),
                    posting.account(),
                    FeeCategory.of(posting.account()),
                    posting.signed(),
                    posting.unit(),
                    posting.fund(),
                    posting.chapter());
        }

        private void number(CommunityId community, String document, LocalDate month) {
            int hyphen = document.lastIndexOf('-');
            String digits = document.substring(hyphen + 1);
            long number = Long.parseLong(digits);
            series.merge(
                    new Series(community, document.substring(0, hyphen), month),
                    new Numbers(number, number, 1, digits.length()),
                    Numbers::plus);
        }

        void write(JdbcOperations db) {
            currencies.insert(db, "fee_currency", "");
            postings.insert(db, "fee_posting", "");
            Rows months = new Rows(
                    "community uuid",
                    "month date",
                    "account text",
                    "unit text",
                    "chapter uuid",
                    "debit bigint",
                    "credit bigint",
                    "postings bigint");
            turnovers.forEach((key, sum) -> months.add(
                    key.community(),
                    key.month(),
                    key.account(),
                    key.unit(),
                    key.chapter(),
                    sum.debit(),
                    sum.credit(),
                    sum.postings()));
            months.insert(
                    db,
                    "fee_month",
                    "ON CONFLICT (community, month, account, unit, chapter) DO UPDATE"
                            + " SET debit = fee_month.debit + excluded.debit,"
                            + " credit = fee_month.credit + excluded.credit,"
                            + " postings = fee_month.postings + excluded.postings");
            Rows numbers = new Rows(
                    "community uuid",
                    "series text",
                    "month date",
                    "first_no bigint",
                    "last_no bigint",
                    "documents bigint",
                    "digits integer");
            series.forEach((key, no) -> numbers.add(
                    key.community(), key.series(), key.month(), no.first(), no.last(), no.documents(), no.digits()));
            numbers.insert(
                    db,
                    "fee_series",
                    "ON CONFLICT (community, series, month) DO UPDATE"
                            + " SET first_no = least(fee_series.first_no, excluded.first_no),"
                            + " last_no = greatest(fee_series.last_no, excluded.last_no),"
                            + " documents = fee_series.documents + excluded.documents");
        }
    }

    private record Account(CommunityId community, LocalDate month, String account, String unit, UUID chapter) {}

    private record Turnover(long debit, long credit, long postings) {

        static Turnover of(Posting posting) {
            boolean debit = posting.side() == Side.DEBIT;
            return new Turnover(debit ? posting.amount() : 0, debit ? 0 : posting.amount(), 1);
        }

        Turnover plus(Turnover other) {
            return new Turnover(debit + other.debit, credit + other.credit, postings + other.postings);
        }
    }

    private record Series(CommunityId community, String series, LocalDate month) {}

    private record Numbers(long first, long last, long documents, int digits) {

        Numbers plus(Numbers other) {
            return new Numbers(
                    Math.min(first, other.first), Math.max(last, other.last), documents + other.documents, digits);
        }
    }
}
