package org.guildbook.score;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.score.ScoreHistory.Counted;
import org.guildbook.score.ScoreHistory.Cycle;
import org.guildbook.score.ScoreHistory.Deed;
import org.guildbook.score.ScoreHistory.DuesRating;
import org.guildbook.score.ScoreHistory.Given;
import org.guildbook.score.ScoreHistory.Sanction;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.score.ScoreHistory.Stage;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;

/** The member of the reference vector; each variant changes one thing. Positions are handed out in order of calling. */
final class ReferenceMember {

    final List<Deed> deeds = new ArrayList<>();
    final List<Given> given = new ArrayList<>();
    final List<Stage> stages = new ArrayList<>();
    final List<Cycle> cycles = new ArrayList<>();
    final Set<Quarter> completed = new HashSet<>();
    final List<Sanction> sanctions = new ArrayList<>();
    private long next;

    static ReferenceMember withoutFacts() {
        return new ReferenceMember();
    }

    static ReferenceMember ofTheVector() {
        ReferenceMember member = new ReferenceMember();
        for (int index = quarter("2023Q1").index(); index <= quarter("2025Q3").index(); index++) {
            member.completed.add(Quarter.ofIndex(index));
        }
        member.cycle("2023Q1", DuesRating.ON_TIME)
                .cycle("2024Q1", DuesRating.IN_GRACE)
                .cycle("2025Q1", DuesRating.ON_TIME);
        member.deeds(4, "2024Q4", Category.HOSTING, "B1", "B2").deeds(1, "2024Q4", Category.SPEAKING, "B1", "B2");
        member.deeds(3, "2025Q2", Category.INTERVIEW, "B1", "B3")
                .deeds(2, "2025Q2", Category.KNOWLEDGE, "B3", "B4")
                .deeds(3, "2025Q2", Category.ATTENDANCE, "G1");
        member.deeds(2, "2025Q4", Category.SPEAKING, "B1", "B2").deeds(3, "2025Q4", Category.ATTENDANCE, "G1");
        for (int peer = 0; peer < 10; peer++) {
            member.deeds(1, "2025Q4", Category.HELP, "P" + peer);
        }
        member.stage("2024Q3", ReferralStage.ADMITTED)
                .stage("2024Q4", ReferralStage.SETTLED)
                .stage("2025Q3", ReferralStage.RENEWED)
                .stage("2025Q4", ReferralStage.ADMITTED);
        return member.sanction("2025Q1", SanctionKind.WARNING);
    }

    static Quarter quarter(String text) {
        return Quarter.parse(text);
    }

    static PartyId party(String name) {
        return new PartyId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    ReferenceMember deeds(int times, String quarter, Category category, String... attesters) {
        Set<PartyId> by = new HashSet<>();
        for (String attester : attesters) {
            by.add(party(attester));
        }
        for (int i = 0; i < times; i++) {
            deeds.add(new Deed(counted(), quarter(quarter), category, 1, 1_000_000, by));
        }
        return this;
    }

    ReferenceMember cycle(String from, DuesRating rating) {
        cycles.add(new Cycle(counted(), quarter(from), rating));
        return this;
    }

    ReferenceMember stage(String quarter, ReferralStage stage) {
        stages.add(new Stage(counted(), quarter(quarter), stage));
        return this;
    }

    ReferenceMember sanction(String quarter, SanctionKind kind) {
        sanctions.add(new Sanction(counted(), quarter(quarter), kind));
        return this;
    }

    ReferenceMember gave(String quarter, String party) {
        given.add(new Given(counted(), quarter(quarter), party(party)));
        return this;
    }

    /** Reverses the first so many deeds of the category in the quarter, now. */
    ReferenceMember reverse(int times, String quarter, Category category) {
        int open = times;
        for (int i = 0; i < deeds.size() && open > 0; i++) {
            Deed deed = deeds.get(i);
            if (is(deed, quarter, category)) {
                deeds.set(
                        i,
                        new Deed(
                                deed.counted().reversedAt(next++),
                                deed.quarter(),
                                deed.category(),
                                deed.quantity(),
                                deed.sharePpm(),
                                deed.attesters()));
                open--;
            }
        }
        return this;
    }

    ReferenceMember without(Predicate<Deed> left) {
        deeds.removeIf(left);
        return this;
    }

    /** Only the first so many of the ten thanks. */
    ReferenceMember thanksFromOnly(int peers) {
        Set<PartyId> kept = new HashSet<>();
        for (int peer = 0; peer < peers; peer++) {
            kept.add(party("P" + peer));
        }
        return without(deed -> deed.category() == Category.HELP && !kept.containsAll(deed.attesters()));
    }

    ReferenceMember thanksReturned(String quarter, int peers) {
        for (int peer = 0; peer < peers; peer++) {
            gave(quarter, "P" + peer);
        }
        return this;
    }

    static boolean is(Deed deed, String quarter, Category category) {
        return deed.quarter().equals(quarter(quarter)) && deed.category() == category;
    }

    /** The position of the newest fact. */
    long head() {
        return next - 1;
    }

    ScoreHistory history() {
        return new ScoreHistory(deeds, given, stages, cycles, completed, sanctions, List.of());
    }

    private Counted counted() {
        return Counted.since(next++);
    }
}
