package org.guildbook.chain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which logs and witnesses count, and how many of these must have cosigned: a file as C2SP tlog-policy writes it.
 *
 * @param logs keys of known logs
 * @param witnesses in the order of the file
 * @param quorum that a checkpoint needs
 */
public record TrustPolicy(List<VerifierKey> logs, List<Witness> witnesses, Quorum quorum) {

    /** Longest file. */
    public static final int MAX_BYTES = 1_000_000;

    /**
     * A witness.
     *
     * @param submission prefix under which it takes checkpoints, if it is told
     */
    public record Witness(VerifierKey key, Optional<URI> submission) {}

    public TrustPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /** Reads a policy; everything about it must be as the specification demands. */
    public static TrustPolicy parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException("a policy of more than " + MAX_BYTES + " bytes");
        }
        Parser parser = new Parser();
        // Names are compared octet by octet, and this decoding keeps octets apart.
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            parser.line(line);
        }
        return parser.policy();
    }

    /**
     * The text of a policy of these logs.
     *
     * @param witnesses the other lines of a policy, or empty: then no witness is needed
     */
    public static String text(List<VerifierKey> logs, String witnesses) {
        return logs.stream().map(key -> "log " + key + "\n").collect(Collectors.joining())
                + (witnesses.isEmpty() ? "quorum none\n" : witnesses);
    }

    /** Keys of all witnesses. */
    public List<VerifierKey> witnessKeys() {
        return witnesses.stream().map(Witness::key).toList();
    }

    private static final class Parser {

        private static final String NONE = "none";

        private final List<VerifierKey> logs = new ArrayList<>();
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final Map<String, Quorum> named = new HashMap<>();
        private final Set<String> members = new HashSet<>();
        private @Nullable Quorum quorum;

        void line(String line) {
            if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
                throw new MalformedException("a policy has no control characters");
            }
            List<String> words = Arrays.stream(line.split("[ \t]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.isEmpty() || words.getFirst().startsWith("#")) {
                return;
            }
            switch (words.getFirst()) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default -> throw new MalformedException("not a line of a policy: " + line);
            }
        }

        private void log(List<String> words) {
            requireWords(words, 2, 3);
            VerifierKey key = key(words.get(1));
            requireNew(key, logs);
            logs.add(key);
        }

        private void witness(List<String> words) {
            requireWords(words, 3, 4);
            VerifierKey key = key(words.get(2));
            requireNew(key, witnesses.values().stream().map(Witness::key).toList());
            define(words.get(1), cosigners -> cosigners.contains(key));
            witnesses.put(
                    words.get(1),
                    new Witness(key, words.size() == 4 ? Optional.of(address(words.get(3))) : Optional.empty()));
        }

        private void group(List<String> words) {
            requireWords(words, 4, Integer.MAX_VALUE);
            List<String> names = words.subList(3, words.size());
            List<Quorum> each = names.stream().map(this::member).toList();
            int needed = switch (words.get(2)) {
                case "all" -> each.size();
                case "any" -> 1;
                default -> number(words.get(2), each.size());
            };
            define(
                    words.get(1),
                    cosigners -> each.stream()
                                    .filter(one -> one.isReachedBy(cosigners))
                                    .count()
                            >= needed);
        }

        private Quorum member(String name) {
            if (!members.add(name)) {
                throw new MalformedException("a member of two groups: " + name);
            }
            return defined(name);
        }

        private void quorum(List<String> words) {
            requireWords(words, 2, 2);
            if (quorum != null) {
                throw new MalformedException("a policy has one quorum");
            }
            quorum = words.get(1).equals(NONE) ? _ -> true : defined(words.get(1));
        }

        TrustPolicy policy() {
            if (quorum == null) {
                throw new MalformedException("a policy has a quorum");
            }
            return new TrustPolicy(logs, List.copyOf(witnesses.values()), quorum);
        }

        private void define(String name, Quorum rule) {
            if (name.equals(NONE) || named.putIfAbsent(name, rule) != null) {
                throw new MalformedException("a name that is taken: " + name);
            }
        }

        private Quorum defined(String name) {
            Quorum rule = named.get(name);
            if (rule == null) {
                throw new MalformedException("not defined before it is used: " + name);
            }
            return rule;
        }

        private static VerifierKey key(String octets) {
            return VerifierKey.parse(StrictText.utf8(octets.getBytes(StandardCharsets.ISO_8859_1)));
        }

        private static void requireNew(VerifierKey key, Collection<VerifierKey> known) {
            if (known.stream().anyMatch(each -> Arrays.equals(each.publicKey(), key.publicKey()))) {
                throw new MalformedException("a public key stands twice: " + key);
            }
        }

        private static URI address(String text) {
            try {
                return URI.create(text);
            } catch (IllegalArgumentException _) {
                throw new MalformedException("not an address: " + text);
            }
        }

        private static int number(String digits, int most) {
            long number = StrictText.decimal(digits);
            if (number < 1 || number > most) {
                throw new MalformedException("from 1 to " + most + " members are needed, not " + digits);
            }
            return (int) number;
        }

        private static void requireWords(List<String> words, int fewest, int most) {
            if (words.size() < fewest || words.size() > most) {
                throw new MalformedException("not a line of a policy: " + String.join(" ", words));
            }
        }
    }
}
