package org.guildbook.api.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of the file; a row is a term of a member. */
enum Column {
    CHAPTER_CODE(true, 16),
    CHAPTER_CITY(true, 100),
    MEMBER_REF(true, 64),
    MEMBERSHIP_TYPE(true, 20),
    NAME(true, 200),
    EMAIL(false, 254),
    PHONE(false, 40),
    TERM_FROM(true, 10),
    TERM_TO(true, 10),
    PAID_ON(true, 10),
    AMOUNT(false, 20),
    PAYMENT_REF(false, 200);

    /** What the rows of one member must agree on. */
    static final List<Column> OF_THE_MEMBER = List.of(CHAPTER_CODE, MEMBERSHIP_TYPE, NAME, EMAIL, PHONE);

    /** What is personal, and is kept in the vault. */
    static final List<Column> PERSONAL = List.of(NAME, EMAIL, PHONE);

    /** What is not personal, and is evidence of the record. */
    static final List<Column> EVIDENCE =
            List.of(CHAPTER_CODE, MEMBER_REF, MEMBERSHIP_TYPE, TERM_FROM, TERM_TO, PAID_ON, AMOUNT, PAYMENT_REF);

    private final boolean required;
    private final int limitChars;

    Column(boolean required, int limitChars) {
        this.required = required;
        this.limitChars = limitChars;
    }

    /** Whether every row says something here; the other columns may be missing altogether. */
    boolean required() {
        return required;
    }

    int limitChars() {
        return limitChars;
    }

    /** As in the first line of the file, for example {@code member_ref}. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header))
                .findFirst();
    }
}
