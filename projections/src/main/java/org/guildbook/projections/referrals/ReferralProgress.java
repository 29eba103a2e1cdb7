package org.guildbook.projections.referrals;

/** How far a referral has come: its answer, or the highest stage that counts. */
public enum ReferralProgress {
    MADE,
    DECLINED,
    WITHDRAWN,
    ACCEPTED,
    ADMITTED,
    SETTLED,
    RENEWED
}
