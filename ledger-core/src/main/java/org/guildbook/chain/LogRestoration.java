package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * That a log lost entries which were signed, as an entry of the log that goes on says.
 *
 * @param incarnation under which it goes on, from 2
 * @param kept how many of the signed entries are still there: from this position on the log has others
 * @param lostHead what was signed last under the name before
 */
public record LogRestoration(int incarnation, long kept, Checkpoint lostHead) {

    /** Stable name of the fact. */
    public static final String FACT = "community.LogRestored";

    private static final byte[] TYPE = ("\"" + FACT + "\"").getBytes(StandardCharsets.US_ASCII);

    /**
     * The restoration that an entry tells of; empty if it is of another kind.
     *
     * @param leaf canonical
     * @throws MalformedException if it says what no restoration says
     */
    public static Optional<LogRestoration> in(byte[] leaf, UUID community) {
        if (!CanonicalField.of(leaf, "type")
                .filter(type -> Arrays.equals(type, TYPE))
                .isPresent()) {
            return Optional.empty();
        }
        SortedMap<String, Object> open = CanonicalField.of(leaf, "open")
                .map(CanonicalReader::object)
                .orElseThrow(() -> new MalformedException("a restoration without open part"));
        if (open.get("incarnation") instanceof Long incarnation
                && open.get("kept") instanceof Long kept
                && open.get("lostSize") instanceof Long lostSize
                && open.get("lostRoot") instanceof String lostRoot
                && incarnation > 1
                && incarnation < 1_000_000
                && kept >= 0
                && kept < lostSize
                && lostRoot.matches("[0-9a-f]{64}")) {
            LogName before = new LogName(community, incarnation.intValue() - 1);
            return Optional.of(new LogRestoration(
                    incarnation.intValue(),
                    kept,
                    new Checkpoint(before.origin(), lostSize, HexFormat.of().parseHex(lostRoot))));
        }
        throw new MalformedException("a restoration tells what was lost");
    }
}
