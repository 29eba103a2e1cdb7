package org.guildbook.tampering;

import java.util.EnumMap;
import java.util.Map;

/**
 * What somebody does to a log, and what each who looks afterwards sees.
 *
 * @param seen by whom as what; who is not named sees that all fits
 */
record Attack(String what, Act act, Map<Detector, String> seen) {

    /** Does it. */
    @FunctionalInterface
    interface Act {
        void on(Scene scene) throws Exception;
    }

    @Override
    public String toString() {
        return what;
    }

    static Attack of(String what, Act act) {
        return new Attack(what, act, Map.of());
    }

    Attack seen(Detector by, String as) {
        Map<Detector, String> more = new EnumMap<>(Detector.class);
        more.putAll(seen);
        more.put(by, as);
        return new Attack(what, act, more);
    }
}
