package org.guildbook.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Goes on to the next day once enough tips were given on one, as months pass in seconds: nobody meets the caps on what one
 * member may give on a day, or to another in a quarter.
 */
final class TippingClock extends Clock {

    /** A giver chosen at random gives this many tips on a day in the mean; the cap is 100, seven deviations away. */
    private static final int TIPS_PER_MEMBER_AND_DAY = 50;

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");

    /** Long before midnight in the time zone of {@link Community}. */
    private static final Instant FIRST_NOON = Instant.parse("2026-01-01T04:00:00Z");

    private final long tipsPerDay;
    private final AtomicLong tips = new AtomicLong();
    private final long began = System.nanoTime();

    /** @param givers who are chosen at random to give */
    TippingClock(int givers) {
        this.tipsPerDay = (long) givers * TIPS_PER_MEMBER_AND_DAY;
    }

    /** Counts a tip. */
    LocalDate dayOfNextTip() {
        return FIRST_DAY.plusDays(tips.incrementAndGet() / tipsPerDay);
    }

    @Override
    public Instant instant() {
        Duration days = Duration.ofDays(tips.get() / tipsPerDay);
        return FIRST_NOON.plus(days).plusNanos(System.nanoTime() - began);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
