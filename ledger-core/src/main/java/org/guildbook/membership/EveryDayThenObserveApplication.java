package org.guildbook.membership;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.rules.Application;
import org.guildbook.values.ApplicationId;

/** Every day, the applications that nobody decided in time are announced as expired. */
public final class EveryDayThenObserveApplication implements DailyAutomation {

    @Override
    public List<Command> due(LocalDate today, Log log) {
        Set<ApplicationId> closed = new HashSet<>();
        Stream.of(
                        log.all(ApplicationExpired.class).stream().map(ApplicationExpired::application),
                        log.all(ApplicationRejected.class).stream().map(ApplicationRejected::application),
                        log.all(ApplicationWithdrawn.class).stream().map(ApplicationWithdrawn::application),
                        log.all(MemberAdmitted.class).stream()
                                .map(MemberAdmitted::application)
                                .filter(Objects::nonNull))
                .flatMap(ids -> ids)
                .forEach(closed::add);
        return log.all(ApplicationSubmitted.class).stream()
                .filter(asked -> !closed.contains(asked.application()))
                .filter(asked -> !today.isBefore(Application.expiresOn(asked.effectiveOn())))
                .<Command>map(asked -> new ObserveApplication(
                        asked.application(), asked.candidate(), Application.expiresOn(asked.effectiveOn())))
                .toList();
    }
}
