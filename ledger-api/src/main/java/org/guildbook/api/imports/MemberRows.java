package org.guildbook.api.imports;

import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.decision.Refused;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.membership.AdmitFoundingMember.OpeningPayment;
import org.guildbook.membership.AdmitFoundingMember.OpeningTerm;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** Makes a member out of its rows; tells as faults what does not fit. */
final class MemberRows {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,4})?");

    /** Between cells; each row ends with a line feed. No cell holds either. */
    private static final String UNIT_SEPARATOR = "\u001F";

    private final CommunityId community;
    private final String currency;
    private final ImportIds ids;
    private final Validator validator;

    /** @param currency of the community, ISO 4217 */
    MemberRows(CommunityId community, String currency, ImportIds ids, Validator validator) {
        this.community = community;
        this.currency = currency;
        this.ids = ids;
        this.validator = validator;
    }

    PartyId party(String ref) {
        return new PartyId(ids.of(community, "party", ref));
    }

    /** The member; worth something only if none of its rows is at fault. */
    @Nullable
    ImportedMember member(String ref, List<Row> rows) {
        Row first = rows.getFirst();
        rows.forEach(row -> agrees(first, row));
        MembershipType type = first.read(Column.MEMBERSHIP_TYPE, MembershipType::valueOf);
        if (type == MembershipType.HONORARY) {
            first.fault(Column.MEMBERSHIP_TYPE, new Refused("membership-type-unknown"));
        }
        first.read(
                Column.EMAIL,
                email -> validator
                                .validateValue(PersonalData.class, "email", email)
                                .isEmpty()
                        ? email
                        : null);
        List<Row> inOrder = rows.stream()
                .sorted(Comparator.comparing(row -> row.text(Column.TERM_FROM)))
                .toList();
        List<OpeningTerm> terms = new ArrayList<>();
        Map<TermId, Integer> termRows = new HashMap<>();
        for (Row row : inOrder) {
            OpeningTerm term = term(ref, row);
            if (term != null && termRows.putIfAbsent(term.term(), row.number()) != null) {
                row.fault(Column.TERM_FROM, new Refused("row-repeated"));
            }
            if (term != null) {
                terms.add(term);
            }
        }
        return type == null
                ? null
                : new ImportedMember(
                        first.number(),
                        party(ref),
                        first.text(Column.CHAPTER_CODE),
                        type,
                        new PersonalData(
                                first.orNull(Column.NAME),
                                null,
                                first.orNull(Column.EMAIL),
                                first.orNull(Column.PHONE),
                                null,
                                null,
                                null),
                        hash(Column.PERSONAL, List.of(first)),
                        terms,
                        termRows,
                        hash(Column.EVIDENCE, inOrder));
    }

    private static void agrees(Row first, Row row) {
        for (Column column : Column.OF_THE_MEMBER) {
            if (!first.text(column).equals(row.text(column))) {
                row.fault(column, new Refused("rows-disagree"));
            }
        }
    }

    private @Nullable OpeningTerm term(String ref, Row row) {
        LocalDate from = row.date(Column.TERM_FROM);
        LocalDate to = row.date(Column.TERM_TO);
        LocalDate paidOn = row.date(Column.PAID_ON);
        Money amount = row.read(Column.AMOUNT, this::money);
        if (from == null || to == null || paidOn == null) {
            return null;
        }
        String name = ref + "\n" + from;
        return new OpeningTerm(
                new TermId(ids.of(community, "term", name)), from, to, paidOn, payment(name, amount, row));
    }

    private @Nullable OpeningPayment payment(String name, @Nullable Money amount, Row row) {
        String reference = row.orNull(Column.PAYMENT_REF);
        if (amount == null) {
            return null;
        }
        return new OpeningPayment(
                new PaymentId(ids.of(community, "payment", name)),
                amount,
                reference == null ? null : sha256(reference));
    }

    private @Nullable Money money(String text) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return AMOUNT.matcher(text).matches()
                ? new Money(new BigDecimal(text).movePointRight(digits).longValueExact(), currency)
                : null;
    }

    private static Sha256 hash(List<Column> columns, List<Row> rows) {
        return sha256(rows.stream()
                .map(row -> columns.stream().map(row::text).collect(Collectors.joining(UNIT_SEPARATOR, "", "\n")))
                .collect(Collectors.joining()));
    }

    static Sha256 sha256(String text) {
        try {
            return Sha256.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
