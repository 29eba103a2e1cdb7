package org.guildbook.chain;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which log of a community is meant: after entries were lost and a backup was restored, it goes on under another name, as no log
 * may sign two histories under one.
 *
 * @param incarnation 1 for the first, one more after each restore
 */
public record LogName(UUID community, int incarnation) {

    private static final Pattern ORIGIN = Pattern.compile(Pattern.quote(EntryHash.ORIGIN_PREFIX)
            + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/([1-9][0-9]{0,5}))?");

    public LogName {
        if (incarnation < 1) {
            throw new MalformedException("no incarnation " + incarnation);
        }
    }

    /** The first line of its checkpoints, and the name of its keys. */
    public String origin() {
        return EntryHash.origin(community) + (incarnation == 1 ? "" : "/" + incarnation);
    }

    /** Reads what {@link #origin} writes; empty if it is no such name. */
    public static Optional<LogName> of(String origin) {
        Matcher parts = ORIGIN.matcher(origin);
        return parts.matches()
                ? Optional.of(new LogName(
                                UUID.fromString(parts.group(1)),
                                parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2))))
                        .filter(name -> name.origin().equals(origin))
                : Optional.empty();
    }

    /** The same key under the name of another incarnation; unchanged if that is not of the same community. */
    public static VerifierKey rename(VerifierKey key, String origin) {
        boolean sameCommunity = of(key.name())
                .flatMap(name -> of(origin).filter(other -> other.community().equals(name.community())))
                .isPresent();
        return sameCommunity ? new VerifierKey(origin, key.type(), key.publicKey()) : key;
    }
}
