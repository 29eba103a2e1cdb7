package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The word of a log's key for the one that follows it, as an entry of the log carries it: whoever trusts the one may trust the
 * other.
 *
 * @param next under the name of the log
 * @param endorsement signature line of the key before, without newline, over {@link #text}
 * @param bothUntil the last day on which the key before signs as well
 */
public record KeyRotation(VerifierKey next, String endorsement, LocalDate bothUntil) {

    /** Stable name of the fact. */
    public static final String FACT = "community.SigningKeyRotated";

    /** No checkpoint has this in its first line and a name in its second. */
    private static final String HEADER = "guildbook.org/key-rotation@v1";

    private static final byte[] TYPE = ("\"" + FACT + "\"").getBytes(StandardCharsets.US_ASCII);

    /** What is signed: three lines. */
    public static String text(VerifierKey next) {
        return HEADER + "\n" + next.name() + "\n" + next + "\n";
    }

    /** The signature line of the key before, without newline. */
    public static String endorse(VerifierKey next, NoteSigner before) {
        return before.sign(text(next)).line().stripTrailing();
    }

    /**
     * The rotation that an entry carries; empty if it is of another kind.
     *
     * @param leaf canonical
     * @throws MalformedException if it says what no rotation says
     */
    public static Optional<KeyRotation> in(byte[] leaf) {
        if (!CanonicalField.of(leaf, "type")
                .filter(type -> Arrays.equals(type, TYPE))
                .isPresent()) {
            return Optional.empty();
        }
        SortedMap<String, Object> open = CanonicalField.of(leaf, "open")
                .map(CanonicalReader::object)
                .orElseThrow(() -> new MalformedException("a rotation without open part"));
        try {
            return Optional.of(new KeyRotation(
                    VerifierKey.parse(text(open, "newKey")),
                    text(open, "endorsement"),
                    LocalDate.parse(text(open, "bothUntil"))));
        } catch (DateTimeException e) {
            throw new MalformedException("not a day: " + e.getMessage());
        }
    }

    private static String text(SortedMap<String, Object> open, String name) {
        if (open.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedException("a rotation names its " + name);
    }

    /** Whether one of these keys, of the same log, vouches for the next one. */
    public boolean isVouchedBy(Collection<VerifierKey> keys) {
        try {
            SignedNote note = new SignedNote(text(next), List.of(NoteSignature.parse(endorsement)));
            return note.verify(keys).stream().anyMatch(key -> key.name().equals(next.name()));
        } catch (BadSignatureException | MalformedException _) {
            return false;
        }
    }

    /**
     * The keys to be trusted in the place of those one trusts, each vouched for by one before it; the last of them signs the log
     * now. Empty if the log named none.
     *
     * @param rotations in the order of their entries
     */
    public static List<VerifierKey> follow(Collection<VerifierKey> trusted, List<KeyRotation> rotations) {
        List<VerifierKey> known = new ArrayList<>(trusted);
        List<VerifierKey> successors = new ArrayList<>();
        for (KeyRotation rotation : rotations) {
            List<VerifierKey> ofItsTime = known.stream()
                    .map(key -> LogName.rename(key, rotation.next().name()))
                    .toList();
            if (rotation.isVouchedBy(ofItsTime)) {
                known.add(rotation.next());
                successors.add(rotation.next());
            }
        }
        return successors;
    }
}
