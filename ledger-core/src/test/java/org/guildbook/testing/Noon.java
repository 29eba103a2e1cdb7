package org.guildbook.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock that stands at noon of a day in Shanghai until a test lets days pass. */
public final class Noon extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile LocalDate today;

    private final InstantSource noon =
            () -> today.atTime(LocalTime.NOON).atZone(ZONE).toInstant();

    public Noon(LocalDate first) {
        today = first;
    }

    public LocalDate today() {
        return today;
    }

    /** Never back: others may have recorded something today. */
    public void moveTo(LocalDate later) {
        if (later.isBefore(today)) {
            throw new IllegalArgumentException(later + " is before " + today);
        }
        today = later;
    }

    @Override
    public Instant instant() {
        return noon.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return noon.withZone(zone);
    }
}
