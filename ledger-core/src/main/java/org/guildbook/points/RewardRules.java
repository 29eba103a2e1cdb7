package org.guildbook.points;

import java.util.Set;

/** The published rules under which points come into being. */
final class RewardRules {

    /** An accepted deed. */
    static final String OPERATION = "OPERATION";

    /** An accepted talk. */
    static final String TALK = "TALK";

    /** A stage a referral reached. */
    static final String REFERRAL = "REFERRAL";

    /** A member admitted. */
    static final String WELCOME = "WELCOME";

    /** Thanks of the community for what no catalogue names. */
    static final String RECOGNITION = "RECOGNITION";

    private static final Set<String> KNOWN = Set.of(OPERATION, TALK, REFERRAL, WELCOME, RECOGNITION);

    static boolean isKnown(String rule) {
        return KNOWN.contains(rule);
    }

    /** Rejects text that could not become part of a tag. */
    static void requireShape(String text) {
        if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not the id of a rule or a reason: 1 to 64 letters, digits, - and _");
        }
    }

    private RewardRules() {}
}
