package org.guildbook.encoding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.Id;
import org.guildbook.values.Money;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** Facts of every kind with values drawn from a seed: the same seed, the same fact. */
public final class SeededFacts {

    private static final String LETTERS = "abcxyz019-_\"\\\n\té会员🎂";

    private final Random random;

    public SeededFacts(long seed) {
        this.random = new Random(seed);
    }

    public LedgerEvent fact(EventCatalogue.Kind kind) {
        return (LedgerEvent) record(kind.type());
    }

    public UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean absent =
                    components[i].getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextBoolean();
            values[i] = absent ? null : value(components[i].getGenericType());
        }
        return RecordShape.of(type).create(values);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            if (list.getActualTypeArguments()[0] == Posting.class) {
                return voucher();
            }
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                items.add(value(list.getActualTypeArguments()[0]));
            }
            return List.copyOf(items);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (Id.class.isAssignableFrom(plain)) {
            return RecordShape.of(plain).create(new Object[] {uuid()});
        }
        return switch (plain.getSimpleName()) {
            case "long" -> random.nextLong(-Money.LIMIT, Money.LIMIT + 1);
            case "int" -> random.nextInt();
            case "boolean" -> random.nextBoolean();
            case "String" -> text();
            case "LocalDate" -> day();
            case "YearMonth" -> YearMonth.from(day());
            case "Quarter" -> Quarter.of(day());
            case "Sha256" -> new Sha256("%064x".formatted(random.nextLong(Long.MAX_VALUE)));
            case "Scope" -> scope();
            case "Series" -> new Series("RC-" + (1_000 + random.nextInt(9_000)), 6);
            case "Money" -> new Money(random.nextLong(-Money.LIMIT, Money.LIMIT + 1), "CNY");
            default -> record(plain);
        };
    }

    /** Lines in one book that sum to zero: no other voucher can be constructed. */
    private List<Posting> voucher() {
        boolean points = random.nextBoolean();
        List<Posting> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            long amount = 1L + random.nextInt(1_000);
            Money money = new Money(amount, "CNY");
            lines.add(
                    points
                            ? Posting.debitPoints("points:members", amount)
                            : Posting.debit("assets:bank:main", money, "DUES", null));
            lines.add(
                    points
                            ? Posting.creditPoints("points:members", amount)
                            : Posting.credit("liabilities:payables", money, "DUES", null));
        }
        return lines;
    }

    private Scope scope() {
        return switch (random.nextInt(3)) {
            case 0 -> Scope.COMMUNITY;
            case 1 -> new Scope(Scope.Kind.CHAPTER, uuid());
            default -> new Scope(Scope.Kind.GROUP, uuid());
        };
    }

    private LocalDate day() {
        return LocalDate.of(1970, 1, 1).plusDays(random.nextInt(40_000));
    }

    /** Short, because texts end up in tags, which are bounded. */
    private String text() {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(12); i > 0; i--) {
            int at = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
            text.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }
}
