package org.guildbook.decision;

import java.util.Map;
import java.util.TreeMap;

/**
 * The rules do not allow the command; nothing was recorded.
 *
 * <p>The rule is a stable kebab-case id with one meaning; the details say what was found and what was expected, without
 * anything personal.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final transient Map<String, Object> details = new TreeMap<>();

    public Refused(String rule) {
        super(rule, null, false, false);
        this.rule = rule;
    }

    /** Adds what was found or expected, for example {@code with("balance", 30)}. */
    public Refused with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    public String rule() {
        return rule;
    }

    public Map<String, Object> details() {
        return Map.copyOf(details);
    }

    /** Refuses by name unless the rule holds. */
    public static void unless(boolean holds, String rule) {
        if (!holds) {
            throw new Refused(rule);
        }
    }

    /** Refuses by name when the case applies. */
    public static void when(boolean applies, String rule) {
        unless(!applies, rule);
    }
}
