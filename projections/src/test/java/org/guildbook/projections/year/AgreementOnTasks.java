package org.guildbook.projections.year;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guildbook.projections.cases.Cases;
import org.guildbook.projections.opentasks.OpenTasks;
import org.guildbook.testing.Decisions;
import org.guildbook.values.Id;
import org.guildbook.values.PartyId;

/** What waits for whom: referrals to answer, interviews to hold, cases to speak in and to decide. */
final class AgreementOnTasks {

    private static final int PAGE = 50;

    private static final String HANDLER = "/HANDLER";

    private final NaiveGuild guild;
    private final OpenTasks tasks;
    private final Map<String, OpenTasks.Kind> waiting = new TreeMap<>();

    AgreementOnTasks(Year year) {
        this.guild = year.guild;
        this.tasks = new OpenTasks(year.machine.db());
    }

    void tasks() {
        waiting.clear();
        guild.referrals.stream()
                .filter(referral -> referral.steps.isEmpty())
                .forEach(referral -> waits(referral.candidate.toString(), OpenTasks.Kind.REFERRAL, referral.id));
        guild.applications.stream()
                .filter(application -> application.ended == null)
                .forEach(this::interviews);
        guild.cases.values().stream()
                .filter(file -> file.state == Cases.State.OPEN)
                .forEach(this::of);
        List<OpenTasks.Task> found = Pages.all(cursor -> {
            OpenTasks.Listed page = tasks.since(Decisions.COMMUNITY, Year.FIRST_DAY, cursor, PAGE);
            return new Pages.Page<>(page.tasks(), page.next());
        });
        Agreement.same(
                "what waits",
                waiting,
                found.stream()
                        .collect(Collectors.toMap(
                                task -> key(task.party().toString(), task.subject()), OpenTasks.Task::kind)));
    }

    private void interviews(NaiveGuild.Application application) {
        application.drawn.stream()
                .skip(Comings.recusals(application))
                .filter(interviewer -> !application.interviewedBy.contains(interviewer))
                .forEach(interviewer -> waits(interviewer.toString(), OpenTasks.Kind.INTERVIEW, application.id));
    }

    private void of(NaiveGuild.Case file) {
        if (file.steps.stream().noneMatch(step -> step.startsWith("StatementSubmitted"))) {
            waits(file.respondent.toString(), OpenTasks.Kind.STATEMENT, file.id);
        }
        file.people.stream()
                .filter(person -> person.endsWith(HANDLER))
                .map(person -> person.substring(0, person.length() - HANDLER.length()))
                .forEach(handler -> waits(handler, OpenTasks.Kind.HANDLING, file.id));
    }

    private void waits(String party, OpenTasks.Kind kind, Id subject) {
        NaiveMember member = guild.members.get(PartyId.of(party));
        if (member == null || member.diedOn == null) {
            waiting.put(key(party, subject), kind);
        }
    }

    private static String key(String party, Object subject) {
        return party + " " + subject;
    }
}
