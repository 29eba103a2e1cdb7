package org.guildbook.score;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.score.ScoreHistory.DuesRating;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.values.Quarter;
import org.guildbook.values.Sha256;

/**
 * The rules of the credit score as data; its hash is named in every answer.
 *
 * @param categories unit and cap per member and quarter, in points
 * @param quarterCap points a quarter may give
 * @param pointsPerAttester verified points that each distinct attester of a quarter supports
 * @param reciprocalPpm what a thanks counts that the member has returned, in parts per million
 * @param stages points per referral stage
 * @param ratings points per dues cycle
 * @param sanctions points taken per sanction
 * @param decayPpm what is left of a quarter's points by age in quarters, in parts per million; 0 beyond the table
 */
public record ScorePolicy(
        String version,
        int base,
        int maximum,
        Map<Category, Rule> categories,
        int quarterCap,
        int pointsPerAttester,
        int reciprocalPpm,
        int contributionCap,
        Map<ReferralStage, Integer> stages,
        int referralQuarterCap,
        int referralCap,
        Map<DuesRating, Integer> ratings,
        int ratedCycles,
        int tenurePoints,
        int tenureCap,
        int honourCap,
        Map<SanctionKind, Integer> sanctions,
        List<Integer> decayPpm) {

    /** The unit of one deed and the cap of its category, in points. */
    public record Rule(int unit, int cap) {}

    /** The policy every community starts with. */
    public static final ScorePolicy CP_1 = new ScorePolicy(
            "CP-1",
            100,
            1000,
            catalogue(),
            70,
            15,
            500_000,
            400,
            Map.of(ReferralStage.ADMITTED, 5, ReferralStage.SETTLED, 10, ReferralStage.RENEWED, 15),
            40,
            150,
            Map.of(DuesRating.ON_TIME, 50, DuesRating.IN_GRACE, 30, DuesRating.LATE, 0),
            4,
            5,
            100,
            50,
            Map.of(SanctionKind.WARNING, 50, SanctionKind.SUSPENSION, 150),
            List.of(
                    1_000_000, 840_896, 707_106, 594_603, 500_000, 420_448, 353_553, 297_301, 250_000, 210_224, 176_776,
                    148_650, 125_000, 105_112, 88_388, 74_325, 62_500));

    public ScorePolicy {
        categories = Map.copyOf(categories);
        stages = Map.copyOf(stages);
        ratings = Map.copyOf(ratings);
        sanctions = Map.copyOf(sanctions);
        decayPpm = List.copyOf(decayPpm);
    }

    /** This policy with other units and caps, as a draft that can be simulated. */
    public ScorePolicy with(String newVersion, Map<Category, Rule> changed, int newQuarterCap) {
        Map<Category, Rule> merged = new EnumMap<>(categories);
        merged.putAll(changed);
        return new ScorePolicy(
                newVersion,
                base,
                maximum,
                merged,
                newQuarterCap,
                pointsPerAttester,
                reciprocalPpm,
                contributionCap,
                stages,
                referralQuarterCap,
                referralCap,
                ratings,
                ratedCycles,
                tenurePoints,
                tenureCap,
                honourCap,
                sanctions,
                decayPpm);
    }

    /** What is left after {@code age} quarters, in parts per million. */
    int decay(int age) {
        return age < decayPpm.size() ? decayPpm.get(age) : 0;
    }

    /** The hash of {@link #canonicalJson()}. */
    public Sha256 sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Sha256.of(digest.digest(canonicalJson().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** All rules with sorted keys, integers only and no white space: the text that is published and hashed. */
    public String canonicalJson() {
        NavigableMap<String, Object> units = new TreeMap<>();
        categories.forEach((category, rule) -> units.put(
                category.name(),
                new TreeMap<>(Map.of("cap", rule.cap, "tier", category.tier().name(), "unit", rule.unit))));
        return json(new TreeMap<>(Map.ofEntries(
                entry("base", base),
                entry("categories", units),
                entry("contributionCap", contributionCap),
                entry("decayPpm", decayPpm),
                entry("honourCap", honourCap),
                entry("maximum", maximum),
                entry("pointsPerAttester", pointsPerAttester),
                entry("quarterCap", quarterCap),
                entry("ratedCycles", ratedCycles),
                entry("ratings", byName(ratings)),
                entry("reciprocalPpm", reciprocalPpm),
                entry("referralCap", referralCap),
                entry("referralQuarterCap", referralQuarterCap),
                entry("sanctions", byName(sanctions)),
                entry("stages", byName(stages)),
                entry("tenureCap", tenureCap),
                entry("tenurePoints", tenurePoints),
                entry("version", version))));
    }

    private static NavigableMap<String, Object> byName(Map<? extends Enum<?>, Integer> points) {
        NavigableMap<String, Object> named = new TreeMap<>();
        points.forEach((key, value) -> named.put(key.name(), value));
        return named;
    }

    private static String json(Object value) {
        return switch (value) {
            case NavigableMap<?, ?> map ->
                "{"
                        + String.join(
                                ",",
                                map.entrySet().stream()
                                        .map(e -> "\"" + e.getKey() + "\":" + json(e.getValue()))
                                        .toList())
                        + "}";
            case List<?> list ->
                "[" + String.join(",", list.stream().map(ScorePolicy::json).toList()) + "]";
            case String text -> "\"" + text + "\"";
            default -> value.toString();
        };
    }

    private static Map<Category, Rule> catalogue() {
        Map<Category, Rule> rules = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            rules.put(category, new Rule(category.unit(), category.cap()));
        }
        return rules;
    }

    /** Which policy is in force in which quarter: rules are frozen per quarter. */
    public record Calendar(NavigableMap<Quarter, ScorePolicy> from) {

        public Calendar {
            from = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(from));
            if (from.isEmpty()) {
                throw new IllegalArgumentException("a calendar of policies without a policy");
            }
        }

        /** One policy for every quarter. */
        public static Calendar always(ScorePolicy policy) {
            return new Calendar(new TreeMap<>(Map.of(new Quarter(0, 1), policy)));
        }

        /** From the given quarter on another policy. */
        public Calendar then(Quarter quarter, ScorePolicy policy) {
            TreeMap<Quarter, ScorePolicy> next = new TreeMap<>(from);
            next.put(quarter, policy);
            return new Calendar(next);
        }

        /** The policy of the quarter; before the first one, the first. */
        public ScorePolicy in(Quarter quarter) {
            Map.Entry<Quarter, ScorePolicy> entry = from.floorEntry(quarter);
            return (entry == null ? from.firstEntry() : entry).getValue();
        }
    }
}
