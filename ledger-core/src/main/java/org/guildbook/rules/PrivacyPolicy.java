package org.guildbook.rules;

import java.util.Set;

/** What members may agree to; the version stands in every consent. */
public final class PrivacyPolicy {

    public static final String VERSION = "PP-1";

    public static final Set<String> PURPOSES = Set.of("DIRECTORY", "NEWSLETTER", "PHOTOS", "REFERENCE", "RESEARCH");

    private PrivacyPolicy() {}
}
