package org.guildbook.projections.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the read models say what the notebook says. */
final class Agreement {

    /** Compares one read model with the notebook, and throws when they differ. */
    @FunctionalInterface
    interface Comparison {

        void compare();
    }

    private record Named(String readModel, Comparison comparison) {}

    private final Year year;
    private final long seed;
    private final List<Named> all = new ArrayList<>();

    Agreement(Year year, long seed) {
        this.year = year;
        this.seed = seed;
        AgreementOnMembers members = new AgreementOnMembers(year);
        AgreementOnRates rates = new AgreementOnRates(year);
        AgreementOnCandidates candidates = new AgreementOnCandidates(year);
        AgreementOnBodies bodies = new AgreementOnBodies(year);
        AgreementOnMoney money = new AgreementOnMoney(year);
        AgreementOnMerit merit = new AgreementOnMerit(year);
        AgreementOnWords words = new AgreementOnWords(year);
        all.add(new Named("chapters", bodies::chapters));
        all.add(new Named("bodies", bodies::boards));
        all.add(new Named("officeholders", bodies::offices));
        all.add(new Named("membershipstatus", members::statuses));
        all.add(new Named("membershipstatus", members::rolls));
        all.add(new Named("membershipstatus", rates::renewals));
        all.add(new Named("membershipstatus", rates::rate));
        all.add(new Named("membershipstatus", rates::retention));
        all.add(new Named("policies", words::policies));
        all.add(new Named("admissions", candidates::pipeline));
        all.add(new Named("referrals", candidates::referrals));
        all.add(new Named("duesstatus", money::dues));
        all.add(new Named("memberhistory", words::histories));
        all.add(new Named("feeaccounts", money::books));
        all.add(new Named("pointsaccounts", money::points));
        all.add(new Named("creditscore", merit::scores));
        all.add(new Named("leaderboard", merit::boards));
        all.add(new Named("privacies", words::privacies));
        all.add(new Named("cases", words::cases));
        all.add(new Named("opentasks", new AgreementOnTasks(year)::tasks));
    }

    /** Compares every read model, and tells of all that differ. */
    void check() {
        check(_ -> true);
    }

    /** Compares one of them. */
    void check(String readModel) {
        check(one -> one.readModel().equals(readModel));
    }

    private void check(Predicate<Named> which) {
        List<String> differences = new ArrayList<>();
        for (Named one : all.stream().filter(which).toList()) {
            try {
                one.comparison().compare();
            } catch (AssertionError | RuntimeException differs) {
                differences.add("read model %s: %s".formatted(one.readModel(), differs));
            }
        }
        if (!differences.isEmpty()) {
            throw new AssertionError("seed %d, %s, %s".formatted(seed, year.today, String.join("\n  ", differences)));
        }
    }

    /** Compares what two maps say of each key, and tells only where they differ. */
    static void same(String what, Map<?, ?> expected, Map<?, ?> found) {
        Map<String, Object> both = new TreeMap<>();
        expected.keySet().forEach(key -> both.put(String.valueOf(key), key));
        found.keySet().forEach(key -> both.put(String.valueOf(key), key));
        List<String> different = both.values().stream()
                .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
                .map(key -> "%s should be %s and is %s".formatted(key, expected.get(key), found.get(key)))
                .toList();
        if (!different.isEmpty()) {
            throw new AssertionError("%d differ in %s: %s"
                    .formatted(
                            different.size(),
                            what,
                            different.stream().limit(5).collect(Collectors.joining("\n    ", "\n    ", ""))));
        }
    }

    static void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("%s should be %s and is %s".formatted(what, expected, found));
        }
    }
}
