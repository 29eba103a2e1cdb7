package org.guildbook.projections.feeaccounts;

import org.jspecify.annotations.Nullable;

/** What a reader of the fee account understands; the published map from accounts to it is {@link #of}. */
public enum FeeCategory {
    DUES(Kind.INCOME),
    COURSES(Kind.INCOME),
    EVENTS(Kind.INCOME),
    COMMISSION_EARNED(Kind.INCOME),
    SPONSORSHIP(Kind.INCOME),
    DONATIONS(Kind.INCOME),
    OTHER_INCOME(Kind.INCOME),
    PAYROLL(Kind.EXPENSE),
    PLATFORM(Kind.EXPENSE),
    ACTIVITY(Kind.EXPENSE),
    CONFERENCE(Kind.EXPENSE),
    CONTENT(Kind.EXPENSE),
    VENUE(Kind.EXPENSE),
    COMMISSION_PAID(Kind.EXPENSE),
    FEES(Kind.EXPENSE),
    OTHER_EXPENSE(Kind.EXPENSE);

    /** Which side of the statement a category stands on. */
    public enum Kind {
        INCOME,
        EXPENSE
    }

    private final Kind kind;

    FeeCategory(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The category of an account; absent for accounts that are neither income nor expense. */
    public static @Nullable FeeCategory of(String account) {
        if (account.startsWith("income:")) {
            return income(account);
        }
        return account.startsWith("expenses:") ? expense(account) : null;
    }

    private static FeeCategory income(String account) {
        return switch (account.split(":", -1)[1]) {
            case "dues" -> DUES;
            case "courses" -> COURSES;
            case "events" -> EVENTS;
            case "commission" -> COMMISSION_EARNED;
            case "sponsorship" -> SPONSORSHIP;
            case "donations" -> DONATIONS;
            default -> OTHER_INCOME;
        };
    }

    private static FeeCategory expense(String account) {
        return switch (account) {
            case "expenses:admin:payroll", "expenses:programme:payroll" -> PAYROLL;
            case "expenses:admin:platform" -> PLATFORM;
            case "expenses:programme:meetups", "expenses:programme:small-groups" -> ACTIVITY;
            case "expenses:programme:summit" -> CONFERENCE;
            case "expenses:programme:content" -> CONTENT;
            case "expenses:admin:venue" -> VENUE;
            case "expenses:programme:commission" -> COMMISSION_PAID;
            case "expenses:admin:channel-fees" -> FEES;
            default -> OTHER_EXPENSE;
        };
    }
}
