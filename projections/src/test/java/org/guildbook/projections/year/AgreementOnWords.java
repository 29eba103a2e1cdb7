package org.guildbook.projections.year;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.projections.cases.Cases;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.policies.Policies;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;

/** What is told of people and to them: histories, cases, privacy, and the published rules. */
final class AgreementOnWords {

    private static final int PAGE = 100;

    private final Year year;
    private final NaiveGuild guild;
    private final MemberHistories histories;
    private final Policies policies;
    private final Privacies privacies;
    private final Cases cases;

    AgreementOnWords(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.histories = new MemberHistories(year.machine.db());
        this.policies = new Policies(year.machine.db());
        this.privacies = new Privacies(year.machine.db());
        this.cases = new Cases(year.machine.db());
    }

    void policies() {
        Agreement.same(
                "the policies",
                new HashSet<>(guild.policies),
                new HashSet<>(policies.of(Decisions.COMMUNITY).policies()));
    }

    void histories() {
        Stream<PartyId> officers =
                Stream.of(year.owner, year.clerkOne, year.clerkTwo, year.treasurer, year.secretary, year.doorkeeper);
        Stream<PartyId> candidates = guild.applications.stream().map(application -> application.candidate);
        Stream.of(guild.members.keySet().stream(), officers, candidates)
                .flatMap(parties -> parties)
                .distinct()
                .forEach(this::history);
    }

    private void history(PartyId party) {
        Map<String, Long> found = new TreeMap<>();
        Pages.all(cursor -> {
                    MemberHistories.History page = histories.of(Decisions.COMMUNITY, party, cursor, PAGE);
                    return new Pages.Page<>(page.lines(), page.next());
                })
                .forEach(line -> found.merge(line.effectiveOn() + " " + line.type(), 1L, Long::sum));
        Agreement.same("the history of " + party, guild.diary.counted(party), found);
    }

    void privacies() {
        Agreement.same("who must not be found", guild.confidential, privacies.confidential(Decisions.COMMUNITY));
        Map<String, Object> preferences = new TreeMap<>();
        Set<String> consents = new HashSet<>();
        Map<PartyId, Object> kinds = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (PartyId party : guild.members.keySet()) {
            Privacies.Privacy privacy = privacies.of(Decisions.COMMUNITY, party);
            privacy.preferences()
                    .forEach(said ->
                            preferences.put(Speaking.preference(party, said.audience(), said.field()), said.mode()));
            privacy.consents().forEach(consent -> consents.add(party + "/" + consent.purpose()));
            if (privacy.kind() != null) {
                kinds.put(party, privacy.kind());
            }
        }
        Agreement.same("the preferences", guild.preferences, preferences);
        Agreement.same("the consents", guild.consents, consents);
        Agreement.same("the registered parties", guild.parties, kinds);
    }

    void cases() {
        for (NaiveGuild.Case file : guild.cases.values()) {
            Cases.Case found = find(file, file.complainant)
                    .orElseThrow(() -> new AssertionError("its complainant does not see " + file.id));
            Cases.Summary expected = new Cases.Summary(
                    file.id, file.kind, file.state, file.complainant, file.respondent, file.deed, file.chapter);
            Agreement.same("the case", expected, found.summary());
            Agreement.same(
                    "the people of the case",
                    file.people,
                    found.people().stream()
                            .map(person -> person.party() + "/" + person.part())
                            .collect(Collectors.toSet()));
            List<String> steps = found.steps().stream()
                    .map(step -> step.type() + " " + step.effectiveOn())
                    .toList();
            Agreement.same("the steps of the case", file.steps, steps);
            Agreement.same(
                    "whether the respondent knows of the case",
                    file.state != Cases.State.REPORTED,
                    find(file, file.respondent).isPresent());
            Agreement.same(
                    "whether the owner knows of the case",
                    false,
                    find(file, year.owner).isPresent());
        }
    }

    private Optional<Cases.Case> find(NaiveGuild.Case file, PartyId reader) {
        return cases.find(Decisions.COMMUNITY, file.id, new Cases.Reader(reader, Set.of(), Set.of()));
    }
}
