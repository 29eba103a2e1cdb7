package org.guildbook.rules;

/** What a party is to its community on one day, and the rights that follow. */
public enum MembershipStatus {
    NOT_A_MEMBER(false, false, false),
    ADMITTED(true, false, false),
    ACTIVE(true, true, true),
    RENEWAL_DUE(true, true, true),
    GRACE(true, false, true),
    SUSPENDED(true, false, false),
    PAUSED(true, false, false),
    LAPSED(false, false, false),
    CLOSED(false, false, false),
    RESIGNED(false, false, false),
    EXPELLED(false, false, false),
    HONORARY(false, false, false),
    DECEASED(false, false, false);

    private final boolean belongs;
    private final boolean inGoodStanding;
    private final boolean takesPart;

    MembershipStatus(boolean belongs, boolean inGoodStanding, boolean takesPart) {
        this.belongs = belongs;
        this.inGoodStanding = inGoodStanding;
        this.takesPart = takesPart;
    }

    /** Whether there is an ordinary membership now: such a party cannot be admitted again. */
    public boolean belongs() {
        return belongs;
    }

    /** Votes, refers, interviews, attests, disputes, and may take an office. */
    public boolean inGoodStanding() {
        return inGoodStanding;
    }

    /** Contributes, earns and spends points, is ranked; such days count for tenure. */
    public boolean takesPart() {
        return takesPart;
    }
}
