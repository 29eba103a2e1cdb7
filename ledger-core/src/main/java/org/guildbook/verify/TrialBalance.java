package org.guildbook.verify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.NotCanonicalException;

/**
 * The accounts of a community's money as it publishes them, to be compared with what the open parts of its entries add up to.
 *
 * @param position of the last entry that is counted in
 * @param hash of that entry, 64 hex digits
 * @param from first month of the period, {@code yyyy-mm}
 * @param to first month after it
 * @param accounts by name and unit
 */
public record TrialBalance(long position, String hash, String from, String to, SortedMap<String, Turnover> accounts) {

    private static final int MONTH_LENGTH = "yyyy-mm".length();

    /**
     * Of one account, in minor units of its currency.
     *
     * @param opening debits less credits before the period
     * @param debit in the period
     * @param credit in the period
     */
    record Turnover(long opening, long debit, long credit) {

        Turnover plus(Turnover other) {
            return new Turnover(opening + other.opening, debit + other.debit, credit + other.credit);
        }
    }

    /**
     * Reads the answer of {@code …/trial-balance}.
     *
     * @throws IOException if it is something else
     */
    public static TrialBalance parse(byte[] json) throws IOException {
        try {
            if (CanonicalReader.readAnyOrder(json) instanceof Map<?, ?> answer
                    && answer.get("asOf") instanceof Map<?, ?> asOf
                    && asOf.get("position") instanceof Long position
                    && asOf.get("hash") instanceof String hash
                    && answer.get("period") instanceof Map<?, ?> period
                    && period.get("from") instanceof String from
                    && period.get("toExclusive") instanceof String to
                    && answer.get("accounts") instanceof List<?> accounts) {
                return new TrialBalance(position, hash, from, to, turnovers(accounts));
            }
        } catch (NotCanonicalException e) {
            throw new IOException("no trial balance: " + e.getMessage(), e);
        }
        throw new IOException("no trial balance: it lacks asOf, period or accounts");
    }

    private static SortedMap<String, Turnover> turnovers(List<?> accounts) throws IOException {
        SortedMap<String, Turnover> turnovers = new TreeMap<>();
        for (Object each : accounts) {
            if (!(each instanceof Map<?, ?> account)
                    || !(account.get("opening") instanceof Long opening)
                    || !(account.get("debit") instanceof Long debit)
                    || !(account.get("credit") instanceof Long credit)
                    || !(account.get("closing") instanceof Long closing)
                    || closing != opening + debit - credit) {
                throw new IOException("no trial balance: an account without its sums, or they do not add up: " + each);
            }
            turnovers.put(key(account), new Turnover(opening, debit, credit));
        }
        return turnovers;
    }

    /** Whether the entry is counted in. */
    boolean covers(long position) {
        return position <= this.position;
    }

    /** Adds what the open part of an entry moves. */
    void count(Map<String, Object> fields, SortedMap<String, Turnover> into) {
        if (!(fields.get("postings") instanceof List<?> postings)
                || !(fields.get("bookedOn") instanceof String bookedOn)
                || bookedOn.length() < MONTH_LENGTH
                || bookedOn.compareTo(to) >= 0) {
            return;
        }
        for (Object each : postings) {
            if (each instanceof Map<?, ?> posting
                    && "MONEY".equals(posting.get("book"))
                    && posting.get("amount") instanceof Long amount) {
                long debit = "DEBIT".equals(posting.get("side")) ? amount : 0;
                long credit = amount - debit;
                into.merge(
                        key(posting),
                        bookedOn.compareTo(from) < 0
                                ? new Turnover(debit - credit, 0, 0)
                                : new Turnover(0, debit, credit),
                        Turnover::plus);
            }
        }
    }

    private static String key(Map<?, ?> of) {
        return of.get("account") + " in " + of.get("unit");
    }
}
