package org.guildbook.rules;

/** The numbers of the membership rules in force, MP-1. */
public final class MembershipPolicy {

    /** Days after the admission within which the first dues are paid. */
    public static final int ADMISSION_PAY_DAYS = 30;

    /** Days after its submission an application is open. */
    public static final int APPLICATION_EXPIRY_DAYS = 180;

    /** Days before the end of a term in which renewal is due. */
    public static final int RENEWAL_WINDOW_DAYS = 60;

    /** Days after the end of a term in which a late payment leaves no gap. */
    public static final int GRACE_DAYS = 30;

    /** Months after the end of a term until the membership is closed for good. */
    public static final int CLOSE_AFTER_MONTHS = 24;

    /** Months after the last day of a membership before the former member may be referred. */
    public static final int CANDIDATE_COOLING_MONTHS = 24;

    /** Months after an expulsion in which the former member may not apply. */
    public static final int BAN_MONTHS = 24;

    /** Months a pause lasts at most, and years from one to the next. */
    public static final int PAUSE_MAX_MONTHS = 12;

    public static final int PAUSE_EVERY_YEARS = 5;

    /** Months a suspension lasts at most. */
    public static final int SUSPENSION_MAX_MONTHS = 12;

    /** Days a respondent has to speak before a case is decided without it. */
    public static final int HEARING_DAYS = 14;

    /** Days within which an opened case should be decided. */
    public static final int DECISION_DAYS = 30;

    /** Days after a decision in which it can be appealed. */
    public static final int APPEAL_DAYS = 30;

    /** Days after its acceptance in which a deed can be disputed. */
    public static final int DISPUTE_DAYS = 60;

    /** Handlers a case needs. */
    public static final int HANDLERS_MIN = 2;

    /** Interviews an admission needs. */
    public static final int INTERVIEWS_MIN = 2;

    /** Months in good standing before a member may interview. */
    public static final int INTERVIEWER_MIN_MONTHS = 12;

    /** Completed quarters of membership before a member may refer. */
    public static final int REFERRER_MIN_QUARTERS = 1;

    /** Open referrals one member may have. */
    public static final int OPEN_REFERRALS_MAX = 5;

    /** Days of membership after which a referral is settled. */
    public static final int SETTLED_AFTER_DAYS = 90;

    /** Seats of a small group, at least and at most. */
    public static final int GROUP_CAPACITY_MIN = 2;

    public static final int GROUP_CAPACITY_MAX = 20;

    private MembershipPolicy() {}
}
